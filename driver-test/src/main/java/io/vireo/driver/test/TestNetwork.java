package io.vireo.driver.test;

import io.vireo.domain.IpAddress;
import io.vireo.event.NetworkEvent;
import io.vireo.event.NetworkLifecycle;
import io.vireo.network.IpAddressType;
import io.vireo.network.NetworkRef;
import io.vireo.xml.Element;
import java.util.Optional;

/**
 * A network of the simulated host.
 *
 * @param world its host
 * @param footing who it is and how it stands
 */
record TestNetwork(World world, Footing footing) implements Definable {

    NetworkRef ref() {
        return new NetworkRef(name(), uuid());
    }

    void tell(NetworkLifecycle what) {
        world.tell(new NetworkEvent.Lifecycle(ref(), what));
    }

    /** The address that an interface has in this network: after the first of a range, or of the network. */
    Optional<IpAddress> lease(int place) {
        return Element.parse(standing().present()).children("ip").stream()
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
