package io.vireo.driver.qemu;

import java.util.Optional;
import java.util.Set;

/** What a PCI device needs of the bus that it is put on. */
enum PciPlug {
    CONVENTIONAL("standard PCI device"),
    EXPRESS("PCI Express device"),
    INTEGRATED("integrated PCI Express device"),
    BRIDGE("pci-bridge"),
    EXPANDER("pci-expander-bus"),
    EXPRESS_EXPANDER("pcie-expander-bus"),
    ROOT_PORT("pcie-root-port"),
    UPSTREAM_PORT("pcie-switch-upstream-port"),
    DOWNSTREAM_PORT("pcie-switch-downstream-port"),
    DMI_BRIDGE("dmi-to-pci-bridge"),
    EXPRESS_TO_PCI("pcie-to-pci-bridge");

    /** As libvirt places them; models that it does not know by name go to ports too. */
    private static final Set<String> CONVENTIONAL_NICS =
            Set.of("rtl8139", "e1000", "virtio-transitional", "vmxnet", "vmxnet2", "vmxnet3");

    private static final Set<String> EXPRESS_USB = Set.of("nec-xhci", "qemu-xhci");
    private static final Set<String> EXPRESS_VIDEO = Set.of("virtio", "bochs");
    private static final Set<String> ISA_SOUND = Set.of("usb", "sb16", "pcspk");

    private final String words;

    PciPlug(String words) {
        this.words = words;
    }

    /** How messages call it. */
    String words() {
        return words;
    }

    /** A device that ends a branch of the tree; people may put any of them on any bus for such devices. */
    boolean endpoint() {
        return this == CONVENTIONAL || this == EXPRESS || this == INTEGRATED;
    }

    /** What a device needs; empty when it is none of PCI. On i440fx everything that ends a branch is conventional. */
    static Optional<PciPlug> of(Device device, boolean express) {
        return express ? ofDevice(device) : ofDevice(device).map(plug -> plug.endpoint() ? CONVENTIONAL : plug);
    }

    private static Optional<PciPlug> ofDevice(Device device) {
        String type = device.addressType();
        if (!type.isEmpty() && !type.equals("pci") && !type.equals("unassigned")) {
            return Optional.empty();
        }
        return switch (device.kind()) {
            case "controller" -> controller(device);
            case "disk" -> when(device.at("target/@bus", "").equals("virtio"), virtio(device));
            case "interface" -> nic(device);
            case "filesystem", "memballoon", "rng", "vsock" ->
                when(!device.model().equals("none"), virtio(device));
            case "input" -> when(device.at("@bus", "").equals("virtio"), virtio(device));
            case "sound" -> when(!ISA_SOUND.contains(device.model()), CONVENTIONAL);
            case "video" -> video(device.at("model/@type", ""));
            case "hostdev" -> hostdev(device);
            case "watchdog" -> when(device.model().equals("i6300esb"), CONVENTIONAL);
            case "shmem" -> Optional.of(CONVENTIONAL);
            case "serial" -> when(device.at("target/@type", "").equals("pci-serial"), CONVENTIONAL);
            case "memory" -> when(device.model().startsWith("virtio-"), EXPRESS);
            case "iommu" -> when(device.model().equals("virtio"), INTEGRATED);
            default -> Optional.empty();
        };
    }

    private static Optional<PciPlug> when(boolean applies, PciPlug plug) {
        return applies ? Optional.of(plug) : Optional.empty();
    }

    /** The transitional form of a virtio device is a conventional one, whatever the machine. */
    private static PciPlug virtio(Device device) {
        return device.model().endsWith("virtio-transitional") ? CONVENTIONAL : EXPRESS;
    }

    private static Optional<PciPlug> nic(Device device) {
        String model = device.at("model/@type", "");
        if (model.equals("usb-net") || model.endsWith("_isa") && model.startsWith("ne2k")) {
            return Optional.empty();
        }
        return Optional.of(CONVENTIONAL_NICS.contains(model) ? CONVENTIONAL : EXPRESS);
    }

    private static Optional<PciPlug> video(String model) {
        return switch (model) {
            case "none", "ramfb" -> Optional.empty();
            default -> Optional.of(EXPRESS_VIDEO.contains(model) ? EXPRESS : CONVENTIONAL);
        };
    }

    private static Optional<PciPlug> hostdev(Device device) {
        return switch (device.type()) {
            case "pci" -> Optional.of(EXPRESS);
            case "mdev" -> when(device.model().equals("vfio-pci"), EXPRESS);
            case "scsi_host" -> Optional.of(virtio(device));
            default -> Optional.empty();
        };
    }

    private static Optional<PciPlug> controller(Device device) {
        return switch (device.type()) {
            case "pci" -> bridge(device.model());
            case "usb" ->
                when(!device.model().equals("none"), EXPRESS_USB.contains(device.model()) ? EXPRESS : CONVENTIONAL);
            case "scsi" ->
                when(
                        !device.model().equals("ibmvscsi"),
                        device.model().startsWith("virtio") ? virtio(device) : CONVENTIONAL);
            case "virtio-serial" -> Optional.of(virtio(device));
            case "sata", "ide" -> Optional.of(CONVENTIONAL);
            default -> Optional.empty();
        };
    }

    private static Optional<PciPlug> bridge(String model) {
        return switch (model) {
            case "pci-bridge" -> Optional.of(BRIDGE);
            case "pci-expander-bus" -> Optional.of(EXPANDER);
            case "pcie-expander-bus" -> Optional.of(EXPRESS_EXPANDER);
            case "pcie-root-port" -> Optional.of(ROOT_PORT);
            case "pcie-switch-upstream-port" -> Optional.of(UPSTREAM_PORT);
            case "pcie-switch-downstream-port" -> Optional.of(DOWNSTREAM_PORT);
            case "dmi-to-pci-bridge" -> Optional.of(DMI_BRIDGE);
            case "pcie-to-pci-bridge" -> Optional.of(EXPRESS_TO_PCI);
            default -> Optional.empty();
        };
    }
}
