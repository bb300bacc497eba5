package io.vireo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.network.Network;
import io.vireo.network.NetworkControl;
import io.vireo.network.NetworkCreateFlag;
import io.vireo.network.NetworkDefineFlag;
import io.vireo.network.NetworkListFlag;
import io.vireo.network.NetworkRef;
import io.vireo.network.NetworkXmlFlag;
import io.vireo.network.Networks;
import io.vireo.secret.SecretRef;
import io.vireo.secret.SecretUsage;
import io.vireo.secret.Secrets;
import io.vireo.spi.Doorway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConnectTest {

    private static final NetworkRef LAN = new NetworkRef("lan", new UUID(0, 1));
    private static final NetworkRef DMZ = new NetworkRef("dmz", new UUID(0, 2));

    /** A doorway to a driver that knows two networks and nothing else. */
    private static final class House implements Doorway, Networks {

        private final List<String> calls = new ArrayList<>();
        private final Optional<Duration> patience;
        private boolean open = true;

        House(Optional<Duration> patience) {
            this.patience = patience;
        }

        @Override
        public ConnectUri uri() {
            return ConnectUri.parse("test:///default");
        }

        @Override
        public <F extends Facet> F part(Class<F> facet, Ref subject) {
            if (facet == Networks.class) {
                return facet.cast(this);
            }
            if (facet == NetworkControl.class) {
                return facet.cast(new NetworkControl() {
                    @Override
                    public String xmlDesc(Set<NetworkXmlFlag> flags) {
                        return "<network><name>" + subject.label() + "</name></network>";
                    }

                    @Override
                    public void start() {
                        calls.add("start " + subject.label());
                    }
                });
            }
            throw new Unsupported();
        }

        @Override
        public boolean offers(Class<? extends Facet> facet) {
            return facet == Networks.class || facet == NetworkControl.class;
        }

        @Override
        public Doorway within(Duration longest) {
            return new House(Optional.of(longest));
        }

        @Override
        public Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
            throw new Unsupported();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }

        @Override
        public List<NetworkRef> listNetworks(Set<NetworkListFlag> flags) {
            return List.of(LAN, DMZ);
        }

        @Override
        public NetworkRef networkByName(String name) {
            return listNetworks(Set.of()).stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new NotFound(ErrorCode.NO_NETWORK, name + " within " + patience));
        }

        @Override
        public NetworkRef networkByUuid(UUID uuid) {
            return LAN;
        }

        @Override
        public NetworkRef defineNetwork(String xml, Set<NetworkDefineFlag> flags) {
            calls.add("define " + xml + flags);
            return DMZ;
        }

        @Override
        public NetworkRef createNetwork(String xml, Set<NetworkCreateFlag> flags) {
            calls.add("create " + xml + flags);
            return DMZ;
        }
    }

    private final House house = new House(Optional.empty());
    private final Connect connect = new Connect(house);

    @Test
    void listsHandlesOfWhatTheFacetNames() {
        assertEquals(
                List.of("lan", "dmz"),
                connect.listNetworks().stream().map(Network::name).toList());
    }

    @Test
    void findsByNameAndByUuid() {
        assertEquals(DMZ, connect.network("dmz").ref());
        assertEquals(LAN, connect.network(new UUID(0, 1)).ref());
        assertThrows(NotFound.class, () -> connect.network("wan"));
    }

    @Test
    void definesAndCreatesWithoutFlags() {
        assertEquals("dmz", connect.defineNetwork("<a/>").name());
        assertEquals("dmz", connect.createNetwork("<b/>").name());
        assertEquals(List.of("define <a/>[]", "create <b/>[]"), house.calls);
    }

    @Test
    void aHandlesVerbsConcernItsOwnObject() {
        Network dmz = connect.network("dmz");
        assertEquals("<network><name>dmz</name></network>", dmz.xmlDesc());
        dmz.start();
        assertEquals(List.of("start dmz"), house.calls);
    }

    @Test
    void aHandleOfAReferenceNeedsNoLookUp() {
        NetworkRef wan = new NetworkRef("wan", new UUID(0, 3));
        assertEquals(wan, connect.at(wan).ref());
        assertEquals("wan on test:///default", connect.at(wan).toString());
    }

    @Test
    void handlesOfOneObjectAreEqualHoweverTheyWereMade() {
        assertEquals(connect.at(LAN), connect.network("lan"));
        assertEquals(connect.at(LAN).hashCode(), connect.network("lan").hashCode());
        assertEquals(false, connect.at(LAN).equals(connect.at(DMZ)));
    }

    @Test
    void whatTheDriverHasNotIsUnsupported() {
        assertEquals(false, connect.is(Secrets.class));
        assertThrows(Unsupported.class, connect::secrets);
        assertThrows(Unsupported.class, connect::listSecrets);
        assertThrows(
                Unsupported.class,
                () -> connect.at(new SecretRef(new UUID(0, 4), SecretUsage.NONE, ""))
                        .value());
    }

    @Test
    void aDeadlineHoldsForEverythingThatComesFromTheView() {
        Connect patient = connect.within(Duration.ofSeconds(3));
        assertTrue(assertThrows(NotFound.class, () -> patient.network("wan"))
                .getMessage()
                .endsWith("wan within Optional[PT3S]"));
    }

    @Test
    void closingShutsTheDoorway() {
        assertTrue(connect.isOpen());
        connect.close();
        assertEquals(false, connect.isOpen());
    }
}
