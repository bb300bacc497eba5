package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.device.NodeDeviceControl;
import io.vireo.device.NodeDeviceListFlag;
import io.vireo.device.NodeDeviceRef;
import io.vireo.device.NodeDevices;
import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tree of the host's devices; nothing is changed, since a contract must not touch the host's hardware. */
final class NodeDeviceContracts {

    private static final int MANY = 200;

    static final Group GROUP = new Group(
            "the tree of the host's devices",
            List.of(
                    contract("lists devices, each once", NodeDeviceContracts::once),
                    contract("describes each device by its own name and parent", NodeDeviceContracts::describes)
                            .needing(Need.of(NodeDeviceControl.class, "parent")),
                    contract("knows the parent of every device, up to one that has none", NodeDeviceContracts::tree)
                            .needing(Need.of(NodeDeviceControl.class, "parent")),
                    contract("says of each device what its document says it can do", NodeDeviceContracts::capabilities)
                            .needing(Need.of(NodeDeviceControl.class, "capabilityNames")),
                    contract("lists by ability only devices that have it", NodeDeviceContracts::filters)
                            .needing(Need.of(NodeDeviceControl.class, "capabilityNames"))));

    private NodeDeviceContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(NodeDevices.class, "listNodeDevices"),
                Need.of(NodeDeviceControl.class, "xmlDesc"));
    }

    private static List<NodeDeviceRef> list(Bench bench, NodeDeviceListFlag... flags) {
        return bench.connect().nodeDevices().listNodeDevices(Set.of(flags));
    }

    private static NodeDeviceControl control(Bench bench, NodeDeviceRef ref) {
        return bench.connect().at(ref).as(NodeDeviceControl.class);
    }

    private static void once(Bench bench) {
        List<NodeDeviceRef> all = list(bench);
        assertFalse(all.isEmpty(), "no host is without any device");
        assertEquals(all.size(), new HashSet<>(all).size(), "some are listed twice");
    }

    private static void describes(Bench bench) {
        for (NodeDeviceRef ref : some(bench)) {
            Element document = Element.parse(control(bench, ref).xmlDesc(Set.of()));
            assertEquals("device", document.name());
            assertEquals(Optional.of(ref.name()), document.at("name"));
            assertEquals(control(bench, ref).parent(), document.at("parent"), ref::name);
        }
    }

    private static List<NodeDeviceRef> some(Bench bench) {
        return list(bench).stream().limit(MANY).toList();
    }

    private static void tree(Bench bench) {
        Set<String> names = list(bench).stream().map(NodeDeviceRef::name).collect(Collectors.toSet());
        for (NodeDeviceRef ref : some(bench)) {
            Set<String> passed = new HashSet<>();
            Optional<String> parent = Optional.of(ref.name());
            while (parent.isPresent()) {
                String name = parent.get();
                assertTrue(names.contains(name), () -> ref.name() + " hangs on '" + name + "', which is not listed");
                assertTrue(passed.add(name), () -> name + " is its own ancestor");
                parent = control(bench, new NodeDeviceRef(name)).parent();
            }
        }
    }

    private static void capabilities(Bench bench) {
        for (NodeDeviceRef ref : some(bench)) {
            Set<String> said = Set.copyOf(control(bench, ref).capabilityNames());
            Set<String> written = Element.parse(control(bench, ref).xmlDesc(Set.of())).children("capability").stream()
                    .map(each -> each.attribute("type").orElse(""))
                    .collect(Collectors.toSet());
            assertTrue(said.containsAll(written), () -> ref.name() + " says " + said + " and describes " + written);
            assertFalse(said.isEmpty(), () -> ref.name() + " can do nothing");
        }
    }

    private static void filters(Bench bench) {
        List<NodeDeviceRef> cards = list(bench, NodeDeviceListFlag.CAP_NET);
        for (NodeDeviceRef ref : cards) {
            assertTrue(control(bench, ref).capabilityNames().contains("net"), () -> ref.name() + " is no network card");
        }
        assertTrue(new HashSet<>(list(bench)).containsAll(cards), "a card is not in the whole list");
    }
}
