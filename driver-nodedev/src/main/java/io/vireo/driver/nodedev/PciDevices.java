package io.vireo.driver.nodedev;

import io.vireo.device.NodeDeviceListFlag;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Devices of the PCI bus. */
final class PciDevices {

    private static final Pattern ADDRESS = Pattern.compile("([0-9a-f]{4,8}):([0-9a-f]{2}):([0-9a-f]{2})\\.([0-7])");

    private PciDevices() {}

    static List<HostDevice> of(HostFiles files) {
        return files.list("bus/pci/devices").stream()
                .flatMap(path -> of(files, path).stream())
                .toList();
    }

    private static Optional<HostDevice> of(HostFiles files, Path path) {
        Matcher address = ADDRESS.matcher(path.getFileName().toString());
        Optional<Long> type = HostFiles.number(path, "class");
        if (!address.matches() || type.isEmpty()) {
            return Optional.empty();
        }
        Element pci = Texts.capability("pci").add("class", String.format("0x%06x", type.get()));
        String[] parts = {"domain", "bus", "slot", "function"};
        for (int i = 0; i < parts.length; i++) {
            pci = pci.add(parts[i], Integer.toString(Integer.parseInt(address.group(i + 1), 16)));
        }
        long vendor = HostFiles.number(path, "vendor").orElse(0L);
        long product = HostFiles.number(path, "device").orElse(0L);
        pci = pci.add(id("product", product, files.names().product(vendor, product)))
                .add(id("vendor", vendor, files.names().vendor(vendor)));
        PciConfig config = PciConfig.of(HostFiles.bytes(path, "config").orElse(new byte[0]));
        pci = pci.addAll(functions(path))
                .addAll(config.bridge())
                .addAll(mediated(path))
                .addAll(group(files, path));
        Optional<Long> node = HostFiles.number(path, "numa_node").filter(each -> each >= 0);
        pci = node.isPresent() ? pci.add(Element.of("numa").with("node", node.get())) : pci;
        pci = pci.addAll(config.express());
        String name = HostDevice.named("pci", path.getFileName().toString());
        Set<NodeDeviceListFlag> kinds = EnumSet.of(NodeDeviceListFlag.CAP_PCI_DEV);
        if (!mediated(path).isEmpty()) {
            kinds.add(NodeDeviceListFlag.CAP_MDEV_TYPES);
        }
        return Optional.of(
                HostDevice.of(name, path, NodeDeviceListFlag.CAP_PCI_DEV, pci).withKinds(kinds));
    }

    private static Element id(String element, long number, Optional<String> name) {
        Element id = Element.of(element).with("id", Texts.id(number));
        return name.map(id::withText).orElse(id);
    }

    /** The function that a virtual one belongs to, and the virtual ones of a physical one. */
    private static List<Element> functions(Path path) {
        Optional<Element> physical = HostFiles.link(path, "physfn")
                .flatMap(PciDevices::address)
                .map(each -> Texts.capability("phys_function").add(each));
        List<Element> virtual = HostFiles.children(path, "virtfn").stream()
                .flatMap(link -> HostFiles.link(path, link).flatMap(PciDevices::address).stream())
                .toList();
        Optional<Long> most = HostFiles.number(path, "sriov_totalvfs").filter(each -> each > 0);
        Optional<Element> functions = most.map(count ->
                Texts.capability("virt_functions").with("maxCount", count).addAll(virtual));
        return Stream.of(physical, functions).flatMap(Optional::stream).toList();
    }

    /** The kinds of mediated device that can be made of it. */
    private static List<Element> mediated(Path path) {
        List<Element> types = HostFiles.children(path.resolve("mdev_supported_types"), "").stream()
                .map(id -> {
                    Path type = path.resolve("mdev_supported_types").resolve(id);
                    Element element = Element.of("type").with("id", id);
                    element = Texts.add(element, "name", HostFiles.text(type, "name"));
                    element = Texts.add(element, "deviceAPI", HostFiles.text(type, "device_api"));
                    return Texts.add(element, "availableInstances", HostFiles.text(type, "available_instances"));
                })
                .toList();
        return types.isEmpty()
                ? List.of()
                : List.of(Texts.capability("mdev_types").addAll(types));
    }

    /** The devices that can only be given away together. */
    private static List<Element> group(HostFiles files, Path path) {
        return HostFiles.link(path, "iommu_group")
                .map(number -> {
                    String folder = "kernel/iommu_groups/" + number + "/devices";
                    List<Element> members = files.list(folder).stream()
                            .flatMap(each -> address(each.getFileName().toString()).stream())
                            .toList();
                    return Element.of("iommuGroup").with("number", number).addAll(members);
                })
                .stream()
                .toList();
    }

    static Optional<Element> address(String text) {
        Matcher address = ADDRESS.matcher(text);
        return address.matches()
                ? Optional.of(Element.of("address")
                        .with("domain", "0x" + address.group(1))
                        .with("bus", "0x" + address.group(2))
                        .with("slot", "0x" + address.group(3))
                        .with("function", "0x" + address.group(4)))
                : Optional.empty();
    }
}
