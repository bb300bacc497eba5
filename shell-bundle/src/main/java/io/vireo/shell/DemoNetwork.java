package io.vireo.shell;

import io.vireo.Connect;
import io.vireo.VirtException;
import io.vireo.domain.AddressSource;
import io.vireo.domain.Domain;
import io.vireo.domain.NetworkDevices;
import io.vireo.network.Network;
import io.vireo.network.Networks;
import io.vireo.nwfilter.NwFilterBindings;
import io.vireo.xml.Element;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The network of the demo's guest. It is made only where the demo has the host's network for itself, which is what
 * {@code ./vireo demo} sees to for root; otherwise the guest has none.
 */
final class DemoNetwork implements AutoCloseable {

    private static final String OWN = "VIREO_DEMO_NETWORK";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long PAUSE_MILLIS = 100;
    private static final String MAC = "52:54:00:de:40:01";
    /** The address that the guest gets. */
    static final String GUEST = "192.168.250.7";

    private static final String FALSE_MAC = "52:54:00:de:40:66";
    private static final String PING = "ping -c 1 -W 1 192.168.250.1";
    private static final String FILTER = "demo-own-address";
    private static final String FILTER_XML = "<filter name='" + FILTER + "'><rule action='drop' direction='out'>"
            + "<mac match='no' srcmacaddr='$MAC'/></rule></filter>";
    private static final String XML = "<network><name>demo</name><forward mode='nat'/><bridge name='demo0'/>"
            + "<domain name='demo.test' localOnly='yes'/><ip address='192.168.250.1' netmask='255.255.255.0'>"
            + "<dhcp><range start='192.168.250.10' end='192.168.250.99'/>"
            + "<host mac='" + MAC + "' name='guest' ip='" + GUEST + "'/></dhcp></ip></network>";

    private final Connect connect;
    private final Optional<Network> network;
    private final boolean filtered;
    private final Consumer<String> say;

    private DemoNetwork(Connect connect, Optional<Network> network, Consumer<String> say) {
        this.connect = connect;
        this.network = network;
        this.filtered = network.isPresent() && connect.is(NwFilterBindings.class);
        if (filtered) {
            connect.defineNwFilter(FILTER_XML);
        }
        this.say = say;
    }

    /** Whether the demo may have networks, and there is a driver for them. */
    static boolean isPossible(Connect connect) {
        return "own".equals(System.getenv(OWN)) && connect.is(Networks.class);
    }

    /** Starts the network, where there may be one. */
    static DemoNetwork in(Connect connect, Consumer<String> say) {
        if (!isPossible(connect)) {
            return new DemoNetwork(connect, Optional.empty(), say);
        }
        Network network = connect.createNetwork(XML);
        say.accept("started network '" + network.name() + "', bridge " + network.bridgeName()
                + ", in a network namespace of the demo's own");
        return new DemoNetwork(connect, Optional.of(network), say);
    }

    /** The devices of a guest with a card in this network. */
    Element withCard(Element devices) {
        return network.map(each -> devices.add(card(each))).orElse(devices);
    }

    private Element card(Network to) {
        Element card = Element.of("interface")
                .with("type", "network")
                .add(Element.of("mac").with("address", MAC))
                .add(Element.of("source").with("network", to.name()))
                .add(Element.of("model").with("type", "virtio"));
        return filtered ? card.add(Element.of("filterref").with("filter", FILTER)) : card;
    }

    /** Says which filters hold at the guest's card now. */
    void sayFilters() {
        if (filtered) {
            int bindings =
                    connect.as(NwFilterBindings.class).listNwFilterBindings().size();
            say.accept(
                    bindings == 0
                            ? "no filter is bound any more"
                            : "the filter '" + FILTER + "' holds at the guest's card");
        }
    }

    /** Asks the guest for a name, and whom it reaches when it says that it is another. */
    void ask(DemoConsole console) {
        if (network.isPresent()) {
            console.ask("nslookup guest.demo.test", line -> line.startsWith("Name:") || line.startsWith("Address"));
        }
        if (filtered) {
            console.ask(PING, DemoNetwork::isCount);
            console.ask(
                    "ip link set eth0 address " + FALSE_MAC + "; " + PING + "; ip link set eth0 address " + MAC,
                    DemoNetwork::isCount);
        }
    }

    /** Whether a line says how many packets came back. */
    static boolean isCount(String line) {
        return line.contains("packets transmitted");
    }

    /** Waits for the guest to get its address, and says which. */
    void awaitAddress(Domain domain) throws InterruptedException {
        if (network.isPresent()) {
            say.accept("the guest got " + address(domain, AddressSource.LEASE) + " by DHCP from network '"
                    + network.get().name() + "'");
        }
    }

    /** Says what the guest's agent knows of its address. */
    void sayAgent(Domain domain) throws InterruptedException {
        if (network.isPresent()) {
            say.accept("the guest's agent knows it too: " + address(domain, AddressSource.AGENT));
        }
    }

    /** The address of a guest's card, as soon as it is known there. */
    static String address(Domain domain, AddressSource source) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Optional<String> address = addresses(domain, source)
                    .filter(each -> each.startsWith("192.168."))
                    .findFirst();
            if (address.isPresent()) {
                return address.get();
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new CommandFailed("no address of '" + domain.name() + "' is known within " + PATIENCE.toSeconds() + " s");
    }

    private static Stream<String> addresses(Domain domain, AddressSource source) {
        try {
            return domain.as(NetworkDevices.class).interfaceAddresses(source).stream()
                    .flatMap(card -> card.addresses().stream())
                    .map(each -> each.address() + "/" + each.prefix());
        } catch (VirtException noAgentYet) {
            return Stream.empty();
        }
    }

    @Override
    public void close() {
        network.ifPresent(Network::destroy);
    }
}
