package io.vireo.driver.nodedev;

import io.vireo.device.NodeDeviceListFlag;
import io.vireo.device.NodeDeviceRef;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A device of the host as it was found.
 *
 * @param name its name, such as {@code pci_0000_00_02_0}
 * @param path the folder of it; empty for the machine itself
 * @param nodes its file below {@code /dev}, and the links to it
 * @param driver what drives it
 * @param kinds by which flags it is listed
 * @param capability what it is
 */
record HostDevice(
        String name,
        Optional<Path> path,
        List<Element> nodes,
        Optional<String> driver,
        Set<NodeDeviceListFlag> kinds,
        Element capability) {

    /** The name of the machine itself, the root of the tree. */
    static final String COMPUTER = "computer";

    HostDevice {
        nodes = List.copyOf(nodes);
        kinds = Set.copyOf(kinds);
    }

    static HostDevice of(String name, Path path, NodeDeviceListFlag kind, Element capability) {
        return new HostDevice(
                name, Optional.of(path), List.of(), HostFiles.link(path, "driver"), Set.of(kind), capability);
    }

    HostDevice withNodes(List<Element> more) {
        return new HostDevice(name, path, more, driver, kinds, capability);
    }

    HostDevice withKinds(Set<NodeDeviceListFlag> more) {
        return new HostDevice(name, path, nodes, driver, more, capability);
    }

    NodeDeviceRef ref() {
        return new NodeDeviceRef(name);
    }

    /** A name made of what the kernel calls a device: what is neither letter nor digit becomes an underscore. */
    static String named(String prefix, String... parts) {
        return prefix + "_" + String.join("_", parts).replaceAll("[^A-Za-z0-9]", "_");
    }

    /** What it is, in the words of the format, first of itself and then of what it can do beside. */
    List<String> capabilityNames() {
        return Stream.concat(
                        capability.attribute("type").stream(),
                        capability.children("capability").stream().flatMap(each -> each.attribute("type").stream()))
                .toList();
    }

    /** The document of the device below its parent. */
    Element document(Optional<String> parent) {
        Element device = Element.of("device").add("name", name);
        device = path.isPresent() ? device.add("path", path.get().toString()) : device;
        device = device.addAll(nodes);
        device = parent.isPresent() ? device.add("parent", parent.get()) : device;
        device = driver.isPresent() ? device.add(Element.of("driver").add("name", driver.get())) : device;
        return device.add(capability);
    }
}
