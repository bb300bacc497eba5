package io.vireo.driver.test;

import io.vireo.domain.IpAddress;
import io.vireo.event.NetworkEvent;
import io.vireo.event.NetworkLifecycle;
import io.vireo.network.IpAddressType;
import io.vireo.network.NetworkRef;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A network of the simulated host. */
final class TestNetwork {

    private final World world;
    private final String name;
    private final UUID uuid;
    private volatile Standing standing;

    TestNetwork(World world, String name, UUID uuid, Standing standing) {
        this.world = world;
        this.name = name;
        this.uuid = uuid;
        this.standing = standing;
    }

    World world() {
        return world;
    }

    String name() {
        return name;
    }

    UUID uuid() {
        return uuid;
    }

    Standing standing() {
        return standing;
    }

    NetworkRef ref() {
        return new NetworkRef(name, uuid);
    }

    synchronized Standing change(UnaryOperator<Standing> change) {
        standing = change.apply(standing);
        return standing;
    }

    void tell(NetworkLifecycle what) {
        world.tell(new NetworkEvent.Lifecycle(ref(), what));
    }

    /** Says whether this very object is on its host: another thread may have removed it. */
    boolean isThere() {
        return world.networks().find(uuid).filter(each -> each == this).isPresent();
    }

    synchronized void forgetIfGone() {
        if (!standing.active() && !standing.isPersistent()) {
            world.networks().remove(uuid);
        }
    }

    /** The address that an interface has in this network: after the first of a range, or of the network. */
    Optional<IpAddress> lease(int place) {
        return Element.parse(standing.present()).children("ip").stream()
                .filter(ip -> ip.attribute("family").orElse("ipv4").equals("ipv4"))
                .findFirst()
                .flatMap(ip -> lease(ip, place));
    }

    private static Optional<IpAddress> lease(Element ip, int place) {
        String first =
                ip.at("dhcp/range/@start").or(() -> ip.attribute("address")).orElse("");
        return Ipv4.parse(first)
                .map(start -> new IpAddress(IpAddressType.IPV4, Ipv4.toText(start + place), Ipv4.prefix(ip)));
    }
}
