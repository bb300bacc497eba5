package io.vireo.shell;

import io.vireo.Connect;
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

/**
 * The network of the demo's guest. It is made only where the demo has the host's network for itself, which is what
 * {@code ./vireo demo} sees to for root; otherwise the guest has none.
 */
final class DemoNetwork implements AutoCloseable {

    private static final String OWN = "VIREO_DEMO_NETWORK";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 100;
    private static final String MAC = "52:54:00:de:40:01";
    private static final String FILTER = "demo-own-address";
    private static final String FILTER_XML = "<filter name='" + FILTER + "'><rule action='drop' direction='out'>"
            + "<mac match='no' srcmacaddr='$MAC'/></rule></filter>";
    private static final String XML = "<network><name>demo</name><forward mode='nat'/><bridge name='demo0'/>"
            + "<domain name='demo.test' localOnly='yes'/><ip address='192.168.250.1' netmask='255.255.255.0'>"
            + "<dhcp><range start='192.168.250.10' end='192.168.250.99'/>"
            + "<host mac='" + MAC + "' name='guest' ip='192.168.250.7'/></dhcp></ip></network>";

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

    /** Starts the network, where there may be one. */
    static DemoNetwork in(Connect connect, Consumer<String> say) {
        boolean possible = "own".equals(System.getenv(OWN)) && connect.is(Networks.class);
        if (!possible) {
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

    /** What the guest is to be asked, to see that it finds a name; empty without a network. */
    Optional<String> question() {
        return network.map(each -> "nslookup guest.demo.test");
    }

    /** Waits for the guest to get its address, and says which. */
    void awaitAddress(Domain domain) throws InterruptedException {
        if (network.isEmpty()) {
            return;
        }
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Optional<String> address = domain.as(NetworkDevices.class).interfaceAddresses(AddressSource.LEASE).stream()
                    .flatMap(card -> card.addresses().stream())
                    .map(each -> each.address() + "/" + each.prefix())
                    .findFirst();
            if (address.isPresent()) {
                say.accept("the guest got " + address.get() + " by DHCP from network '"
                        + network.get().name() + "'");
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new CommandFailed("the guest got no address within " + PATIENCE.toSeconds() + " s");
    }

    @Override
    public void close() {
        network.ifPresent(Network::destroy);
    }
}
