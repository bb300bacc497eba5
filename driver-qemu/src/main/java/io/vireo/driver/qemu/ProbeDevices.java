package io.vireo.driver.qemu;

import java.util.Set;

/**
 * The devices whose properties are asked for.
 *
 * <p>Asking for all is no option: QEMU ends itself when a device is listed whose module is not installed.
 */
final class ProbeDevices {
    static final Set<String> NAMES = Set.of(
            "ICH9-LPC",
            "PIIX4_PM",
            "VGA",
            "bochs-display",
            "cirrus-vga",
            "e1000",
            "e1000e",
            "floppy",
            "i6300esb",
            "ib700",
            "ich9-ahci",
            "ich9-intel-hda",
            "ide-cd",
            "ide-hd",
            "intel-hda",
            "intel-iommu",
            "isa-serial",
            "nec-usb-xhci",
            "nvdimm",
            "pc-dimm",
            "pci-bridge",
            "pcie-root-port",
            "piix3-usb-uhci",
            "pvpanic",
            "pxb",
            "pxb-pcie",
            "qemu-xhci",
            "qxl",
            "qxl-vga",
            "ramfb",
            "rtl8139",
            "scsi-block",
            "scsi-cd",
            "scsi-generic",
            "scsi-hd",
            "tpm-crb",
            "tpm-tis",
            "usb-host",
            "usb-redir",
            "usb-storage",
            "usb-tablet",
            "vfio-pci",
            "vhost-user-fs-pci",
            "vhost-vsock-pci",
            "virtconsole",
            "virtio-9p-pci",
            "virtio-balloon-pci",
            "virtio-blk-pci",
            "virtio-gpu-pci",
            "virtio-iommu-pci",
            "virtio-mem-pci",
            "virtio-net-pci",
            "virtio-pmem-pci",
            "virtio-rng-pci",
            "virtio-scsi-pci",
            "virtio-serial-pci",
            "virtio-vga",
            "virtserialport",
            "vmcoreinfo",
            "vmgenid",
            "vmware-svga");

    private ProbeDevices() {}
}
