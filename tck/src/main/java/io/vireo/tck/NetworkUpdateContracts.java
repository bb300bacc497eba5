package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.network.Network;
import io.vireo.network.NetworkControl;
import io.vireo.network.NetworkRef;
import io.vireo.network.NetworkUpdateCommand;
import io.vireo.network.NetworkUpdateFlag;
import io.vireo.network.NetworkUpdateSection;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A section of a network's document that is changed, while the network runs and while it does not. */
final class NetworkUpdateContracts {

    private static final NetworkKind KIND = new NetworkKind();
    private static final Set<NetworkUpdateFlag> LIVE = Set.of(NetworkUpdateFlag.LIVE);
    private static final Set<NetworkUpdateFlag> CONFIG = Set.of(NetworkUpdateFlag.CONFIG);
    private static final Set<NetworkUpdateFlag> BOTH = Set.of(NetworkUpdateFlag.LIVE, NetworkUpdateFlag.CONFIG);
    private static final String FIRST = "192.0.2.1";
    private static final String SECOND = "192.0.2.2";

    static final Group GROUP = new Group(
            "sections of a network that are changed",
            List.of(
                    contract("adds a host's name to the definition", NetworkUpdateContracts::adds),
                    contract("keeps the order in which hosts are added", NetworkUpdateContracts::order),
                    contract("removes a host's name from the definition", NetworkUpdateContracts::removes),
                    contract(
                                    "changes a network that runs and leaves its definition alone",
                                    NetworkUpdateContracts::live)
                            .needing(KIND.can(Verb.START, Verb.STOP)),
                    contract("changes a network that runs and its definition together", NetworkUpdateContracts::both)
                            .needing(KIND.can(Verb.START, Verb.STOP)),
                    contract("refuses to change a running network that is off", NetworkUpdateContracts::off),
                    contract("refuses what is there already", NetworkUpdateContracts::twice),
                    contract("refuses to remove what is not there", NetworkUpdateContracts::missing),
                    contract(
                            "refuses a part whose document is wrong, and changes nothing",
                            NetworkUpdateContracts::badXml)));

    private NetworkUpdateContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(sentence, body, Need.of(NetworkControl.class, "update", "xmlDesc"), KIND.definable());
    }

    private static Network network(Bench bench) {
        return bench.connect().at(bench.define(KIND));
    }

    private static Network running(Bench bench) {
        NetworkRef ref = bench.define(KIND);
        KIND.start(bench.connect(), ref);
        return bench.connect().at(ref);
    }

    private static String host(String address) {
        return "<host ip='" + address + "'><hostname>tck-" + address.substring(8) + "</hostname></host>";
    }

    private static void update(
            Network network, NetworkUpdateCommand command, String xml, Set<NetworkUpdateFlag> flags) {
        network.as(NetworkControl.class).update(command, NetworkUpdateSection.DNS_HOST, -1, xml, flags);
    }

    private static List<String> hosts(Network network) {
        return Element.parse(network.as(NetworkControl.class).xmlDesc(Set.of())).findAll("dns/host").stream()
                .map(host -> host.attribute("ip").orElse(""))
                .toList();
    }

    private static void adds(Bench bench) {
        Network network = network(bench);
        update(network, NetworkUpdateCommand.ADD_LAST, host(FIRST), CONFIG);
        assertEquals(List.of(FIRST), hosts(network));
        assertEquals(List.of(FIRST), hosts(bench.open().at(network.ref())), "as another client sees it");
    }

    private static void order(Bench bench) {
        Network network = network(bench);
        update(network, NetworkUpdateCommand.ADD_LAST, host(FIRST), CONFIG);
        update(network, NetworkUpdateCommand.ADD_FIRST, host(SECOND), CONFIG);
        assertEquals(List.of(SECOND, FIRST), hosts(network));
    }

    private static void removes(Bench bench) {
        Network network = network(bench);
        update(network, NetworkUpdateCommand.ADD_LAST, host(FIRST), CONFIG);
        update(network, NetworkUpdateCommand.ADD_LAST, host(SECOND), CONFIG);
        update(network, NetworkUpdateCommand.DELETE, host(FIRST), CONFIG);
        assertEquals(List.of(SECOND), hosts(network));
    }

    private static void live(Bench bench) {
        Network network = running(bench);
        update(network, NetworkUpdateCommand.ADD_LAST, host(FIRST), LIVE);
        assertEquals(List.of(FIRST), hosts(network), "the network as it runs");
        KIND.stop(bench.connect(), network.ref());
        assertEquals(List.of(), hosts(network), "the definition, which is left when it stopped");
    }

    private static void both(Bench bench) {
        Network network = running(bench);
        update(network, NetworkUpdateCommand.ADD_LAST, host(FIRST), BOTH);
        assertEquals(List.of(FIRST), hosts(network), "the network as it runs");
        KIND.stop(bench.connect(), network.ref());
        assertEquals(List.of(FIRST), hosts(network), "the definition, which is left when it stopped");
    }

    private static void off(Bench bench) {
        Network network = network(bench);
        Expect.invalidState("a change", () -> update(network, NetworkUpdateCommand.ADD_LAST, host(FIRST), LIVE));
        assertEquals(List.of(), hosts(network), "after the refusal");
    }

    private static void twice(Bench bench) {
        Network network = network(bench);
        update(network, NetworkUpdateCommand.ADD_LAST, host(FIRST), CONFIG);
        Expect.refused("a second one", () -> update(network, NetworkUpdateCommand.ADD_LAST, host(FIRST), CONFIG));
        assertEquals(List.of(FIRST), hosts(network), "after the refusal");
    }

    private static void missing(Bench bench) {
        Network network = network(bench);
        Expect.refused("removing it", () -> update(network, NetworkUpdateCommand.DELETE, host(FIRST), CONFIG));
    }

    private static void badXml(Bench bench) {
        Network network = network(bench);
        String before = network.xmlDesc();
        for (String xml : List.of("", "<host", "<nonsense/>", "<!DOCTYPE x><host/>", "<host/>")) {
            Expect.refused("the part '" + xml + "'", () -> update(network, NetworkUpdateCommand.ADD_LAST, xml, CONFIG));
        }
        assertEquals(Optional.of(before), Optional.of(network.xmlDesc()));
    }
}
