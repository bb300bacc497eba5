package io.vireo.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.network.DhcpLease;
import io.vireo.network.DhcpLeases;
import io.vireo.network.NetworkControl;
import io.vireo.network.NetworkRef;
import io.vireo.network.NetworkXmlFlag;
import io.vireo.secret.SecretControl;
import io.vireo.secret.SecretRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PartsTest {

    /** A driver's network that implements one facet itself. */
    private record Lan(String name) implements NetworkControl {

        @Override
        public String xmlDesc(Set<NetworkXmlFlag> flags) {
            return "<network><name>" + name + "</name></network>";
        }
    }

    /** A part of it. */
    private record LanLeases(Lan lan) implements DhcpLeases {

        @Override
        public List<DhcpLease> leases(Optional<String> mac) {
            return List.of();
        }
    }

    private record MoreLeases(Lan lan) implements DhcpLeases {

        @Override
        public List<DhcpLease> leases(Optional<String> mac) {
            return List.of();
        }
    }

    private record StrayPart(Lan lan) implements SecretControl {

        @Override
        public String xmlDesc() {
            return "<secret/>";
        }
    }

    private static final Parts<Lan> LAN = Parts.of(Lan.class).with(LanLeases.class, LanLeases::new);

    @Test
    void whatIsLeftForLaterIsMadeWhenAFacetIsAskedFor() {
        AtomicInteger made = new AtomicInteger();
        Parts<Lan> later = Parts.later(NetworkRef.class, Lan.class, () -> {
            made.incrementAndGet();
            return LAN;
        });
        assertEquals(Optional.of(NetworkRef.class), later.ref());
        assertEquals(0, made.get());
        assertEquals(LAN.facets(), later.facets());
        assertEquals(
                "<network><name>a</name></network>",
                later.bind(NetworkControl.class, new Lan("a")).xmlDesc(Set.of()));
        assertEquals(1, made.get());
    }

    @Test
    void aPromisedKindIsKept() {
        Parts<Lan> later = Parts.later(SecretRef.class, Lan.class, () -> LAN);
        assertThrows(IllegalArgumentException.class, later::facets);
    }

    @Test
    void offersWhatTheClassAndItsPartsImplementInTheirOrder() {
        assertEquals(List.of(NetworkControl.class, DhcpLeases.class), List.copyOf(LAN.facets()));
        assertEquals(Optional.of(Lan.class), LAN.typeOf(NetworkControl.class));
        assertEquals(Optional.of(LanLeases.class), LAN.typeOf(DhcpLeases.class));
        assertEquals(Optional.empty(), LAN.typeOf(SecretControl.class));
    }

    @Test
    void knowsWhichReferencesNameItsObjects() {
        assertEquals(Optional.of(NetworkRef.class), LAN.ref());
        assertEquals(Optional.empty(), Parts.of(String.class).ref());
    }

    @Test
    void bindsAFacetToOneObject() {
        Lan lan = new Lan("lan");
        assertSame(lan, LAN.bind(NetworkControl.class, lan));
        assertEquals(new LanLeases(lan), LAN.bind(DhcpLeases.class, lan));
    }

    @Test
    void refusesToBindWhatIsNotOfferedOrAnotherDriversObject() {
        assertThrows(IllegalArgumentException.class, () -> LAN.bind(SecretControl.class, new Lan("lan")));
        assertThrows(ClassCastException.class, () -> LAN.bind(NetworkControl.class, "lan"));
    }

    @Test
    void refusesAFacetThatStandsTwice() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> LAN.with(MoreLeases.class, MoreLeases::new));
        assertTrue(error.getMessage().contains(DhcpLeases.class.getName()), error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> LAN.with(Lan.class, Function.identity()));
    }

    @Test
    void refusesFacetsOfTwoKindsOfObject() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> LAN.with(StrayPart.class, StrayPart::new));
        assertTrue(error.getMessage().contains(StrayPart.class.getName()), error.getMessage());
    }

    @Test
    void addingAPartLeavesTheFirstCompositionAsItWas() {
        Parts<Lan> first = Parts.of(Lan.class);
        first.with(LanLeases.class, LanLeases::new);
        assertEquals(Set.of(NetworkControl.class), first.facets());
    }
}
