package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How QEMU is told where a device sits: the buses are known by the aliases of their controllers. */
final class GuestBuses {

    private static final Map<String, String> VIRTIO =
            Map.of("iommu", "iommu_platform", "ats", "ats", "packed", "packed", "page_per_vq", "page-per-vq");

    private final Map<String, Device> controllers = new HashMap<>();
    private final boolean microvm;

    GuestBuses(Element domain) {
        for (Element each : domain.findAll("devices/controller")) {
            Device controller = new Device(each);
            controllers.putIfAbsent(controller.type() + controller.index(), controller);
        }
        microvm = domain.at("os/type/@machine").orElse("").startsWith("microvm");
    }

    Optional<Device> controller(String type, int index) {
        return Optional.ofNullable(controllers.get(type + index));
    }

    /** The name of a virtio device on this machine's bus: {@code virtio-blk} becomes {@code virtio-blk-pci}. */
    String virtio(String device, String model) {
        if (microvm) {
            return device + "-device";
        }
        return switch (model) {
            case "virtio-transitional" -> device + "-pci-transitional";
            case "virtio-non-transitional" -> device + "-pci-non-transitional";
            default -> device + "-pci";
        };
    }

    /** The device with its PCI or USB place added, as its address says. */
    Json placed(Json bare, Device xml) {
        Json device = features(bare, xml);
        return switch (xml.addressType()) {
            case "pci" -> pci(device, xml.address().orElseThrow());
            case "usb" ->
                device.with("bus", controllerAlias("usb", xml) + ".0").with("port", xml.at("address/@port", ""));
            default -> device;
        };
    }

    /** What any device may ask of virtio, of its place among those of firmware, and of its own firmware. */
    private static Json features(Json device, Device xml) {
        Json out = device;
        for (Map.Entry<String, String> each : VIRTIO.entrySet()) {
            Optional<String> state = xml.at("driver/@" + each.getKey());
            out = state.isPresent() ? out.with(each.getValue(), state.get().equals("on")) : out;
        }
        Optional<String> index = xml.at("acpi/@index");
        out = index.isPresent() ? out.with("acpi-index", Numbers.small(index.get(), "acpi index")) : out;
        Optional<String> bar = xml.at("rom/@bar");
        out = bar.isPresent() ? out.with("rombar", bar.get().equals("on") ? 1 : 0) : out;
        Optional<String> file = xml.at("rom/@file");
        return file.isPresent() ? out.with("romfile", Sources.absolute(file.get(), xml.kind() + "/rom")) : out;
    }

    private Json pci(Json device, Element address) {
        PciAddress place = PciAddress.of(address);
        String bus = place.bus() == 0
                ? (express() ? "pcie.0" : "pci.0")
                : controller("pci", place.bus()).map(Aliases::of).orElse("pci." + place.bus());
        String slot = "0x" + Integer.toHexString(place.slot());
        String addr = place.function() == 0 ? slot : slot + ".0x" + Integer.toHexString(place.function());
        Json placed = device.with("bus", bus);
        if (address.has("multifunction", "on")) {
            placed = placed.with("multifunction", true);
        }
        return placed.with("addr", addr);
    }

    /** Whether a disk hangs on a SCSI controller of the old kind, which knows units only. */
    boolean narrow(Device disk) {
        int index = Numbers.small(disk.at("address/@controller", "0"), "controller");
        return controller("scsi", index)
                .filter(each -> each.model().equals("lsilogic"))
                .isPresent();
    }

    /** The bus of the controller that an address refers to: its alias, or what the machine calls its own controllers. */
    String controllerAlias(String type, Device device) {
        String attribute = type.equals("usb") ? "address/@bus" : "address/@controller";
        int index = Numbers.small(device.at(attribute, "0"), type + " controller");
        if (index == 0 && (type.equals("ide") && !express() || type.equals("sata") && express())) {
            return "ide";
        }
        return controller(type, index)
                .map(Aliases::of)
                .orElseThrow(() -> Refusal.internal("there is no " + type + " controller " + index));
    }

    /** Whether the machine's root is PCI Express, as that of q35 is. */
    boolean express() {
        return controller("pci", 0)
                .filter(root -> root.model().equals("pcie-root"))
                .isPresent();
    }

    boolean microvm() {
        return microvm;
    }
}
