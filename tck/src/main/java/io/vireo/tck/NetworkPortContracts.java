package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.ErrorCode;
import io.vireo.network.DhcpLeases;
import io.vireo.network.NetworkPortControl;
import io.vireo.network.NetworkPortRef;
import io.vireo.network.NetworkPorts;
import io.vireo.network.NetworkRef;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is plugged into a network: its ports, and the addresses that it lends. */
final class NetworkPortContracts {

    private static final NetworkKind KIND = new NetworkKind();
    private static final Set<ErrorCode> MISSING = Set.of(ErrorCode.NO_NETWORK_PORT);

    static final Group GROUP = new Group(
            "ports and leases of a network",
            List.of(
                    port("shows a new port in the list and finds it by its UUID", NetworkPortContracts::creates),
                    port("describes a port by the owner that it was given", NetworkPortContracts::describes),
                    port("says that there is no port of an unknown UUID", NetworkPortContracts::unknown),
                    port("refuses a second port of a UUID", NetworkPortContracts::twice),
                    port("refuses a port whose document is wrong", NetworkPortContracts::badXml),
                    port("forgets a port that is deleted", NetworkPortContracts::deletes),
                    port("refuses a port of a network that does not run", NetworkPortContracts::off),
                    lease("has lent no address where nobody is plugged in", NetworkPortContracts::noLeases),
                    lease("has lent nothing to a card that nobody has", NetworkPortContracts::unknownCard)));

    private NetworkPortContracts() {}

    private static Contract port(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(NetworkPorts.class, "createPort", "listPorts", "portByUuid"),
                Need.of(NetworkPortControl.class, "xmlDesc", "delete"),
                KIND.definable(),
                KIND.can(Verb.START, Verb.STOP));
    }

    private static Contract lease(String sentence, Contract.Body body) {
        return Contract.of(
                sentence, body, Need.of(DhcpLeases.class, "leases"), KIND.definable(), KIND.can(Verb.START, Verb.STOP));
    }

    private static NetworkRef network(Bench bench) {
        NetworkRef ref = bench.define(KIND);
        KIND.start(bench.connect(), ref);
        return ref;
    }

    private static NetworkPorts ports(Bench bench, NetworkRef network) {
        return bench.connect().at(network).as(NetworkPorts.class);
    }

    private static String xml(UUID uuid) {
        return String.format(
                Locale.ROOT,
                "<networkport><uuid>%s</uuid><owner><uuid>%s</uuid><name>tck-owner</name></owner>"
                        + "<mac address='52:54:00:74:63:6b'/></networkport>",
                uuid,
                UUID.randomUUID());
    }

    private static NetworkPortControl control(Bench bench, NetworkPortRef ref) {
        return bench.connect().at(ref).as(NetworkPortControl.class);
    }

    private static void creates(Bench bench) {
        NetworkPorts ports = ports(bench, network(bench));
        assertEquals(List.of(), ports.listPorts(), "before");
        UUID uuid = UUID.randomUUID();
        NetworkPortRef ref = ports.createPort(xml(uuid), Set.of());
        assertEquals(uuid, ref.uuid());
        assertEquals(List.of(ref), ports.listPorts(), "the list");
        assertEquals(ref, ports.portByUuid(uuid), "by its UUID");
        control(bench, ref).delete();
    }

    private static void describes(Bench bench) {
        NetworkPortRef ref = ports(bench, network(bench)).createPort(xml(UUID.randomUUID()), Set.of());
        Element document = Element.parse(control(bench, ref).xmlDesc());
        assertEquals(Optional.of("tck-owner"), document.at("owner/name"));
        assertEquals(Optional.of("52:54:00:74:63:6b"), document.at("mac/@address"));
        control(bench, ref).delete();
    }

    private static void unknown(Bench bench) {
        NetworkPorts ports = ports(bench, network(bench));
        Expect.notFound("a port", MISSING, () -> ports.portByUuid(UUID.randomUUID()));
    }

    private static void twice(Bench bench) {
        NetworkPorts ports = ports(bench, network(bench));
        String xml = xml(UUID.randomUUID());
        NetworkPortRef ref = ports.createPort(xml, Set.of());
        Expect.refused("a second one", () -> ports.createPort(xml, Set.of()));
        assertEquals(List.of(ref), ports.listPorts(), "after the refusal");
        control(bench, ref).delete();
    }

    private static void badXml(Bench bench) {
        NetworkPorts ports = ports(bench, network(bench));
        for (String xml : List.of("", "<networkport", "<nonsense/>", "<!DOCTYPE x><networkport/>")) {
            Expect.refused("the document '" + xml + "'", () -> ports.createPort(xml, Set.of()));
        }
        assertEquals(List.of(), ports.listPorts(), "something is left behind");
    }

    private static void deletes(Bench bench) {
        NetworkPorts ports = ports(bench, network(bench));
        NetworkPortRef ref = ports.createPort(xml(UUID.randomUUID()), Set.of());
        control(bench, ref).delete();
        assertEquals(List.of(), ports.listPorts());
        Expect.notFound("its document", MISSING, () -> control(bench, ref).xmlDesc());
        Expect.notFound("deleting it again", MISSING, () -> control(bench, ref).delete());
    }

    private static void off(Bench bench) {
        NetworkPorts ports = ports(bench, bench.define(KIND));
        Expect.invalidState("a port", () -> ports.createPort(xml(UUID.randomUUID()), Set.of()));
    }

    private static DhcpLeases leases(Bench bench) {
        return bench.connect().at(network(bench)).as(DhcpLeases.class);
    }

    private static void noLeases(Bench bench) {
        assertEquals(List.of(), leases(bench).leases(Optional.empty()));
    }

    private static void unknownCard(Bench bench) {
        assertEquals(List.of(), leases(bench).leases(Optional.of("52:54:00:74:63:6b")));
    }
}
