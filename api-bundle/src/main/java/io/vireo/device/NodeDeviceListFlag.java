package io.vireo.device;

import io.vireo.Flag;

/**
 * Which devices are listed ({@code virConnectListAllNodeDeviceFlags}).
 *
 * <p>Flags of capabilities ask for devices with any of them; none for every device. Of the other pair, both or none
 * ask for both.
 */
public enum NodeDeviceListFlag implements Flag {
    /** The machine itself. */
    CAP_SYSTEM(1),
    /** PCI devices. */
    CAP_PCI_DEV(1 << 1),
    /** USB devices. */
    CAP_USB_DEV(1 << 2),
    /** Interfaces of USB devices. */
    CAP_USB_INTERFACE(1 << 3),
    /** Network devices. */
    CAP_NET(1 << 4),
    /** SCSI host adapters. */
    CAP_SCSI_HOST(1 << 5),
    /** SCSI targets. */
    CAP_SCSI_TARGET(1 << 6),
    /** SCSI devices. */
    CAP_SCSI(1 << 7),
    /** Storage devices. */
    CAP_STORAGE(1 << 8),
    /** Fibre Channel host adapters. */
    CAP_FC_HOST(1 << 9),
    /** Adapters that can have virtual ports. */
    CAP_VPORTS(1 << 10),
    /** Generic SCSI devices. */
    CAP_SCSI_GENERIC(1 << 11),
    /** Graphics devices. */
    CAP_DRM(1 << 12),
    /** Devices that can have mediated devices. */
    CAP_MDEV_TYPES(1 << 13),
    /** Mediated devices. */
    CAP_MDEV(1 << 14),
    /** CCW devices of s390. */
    CAP_CCW_DEV(1 << 15),
    /** Subchannels of s390. */
    CAP_CSS_DEV(1 << 16),
    /** vDPA devices. */
    CAP_VDPA(1 << 17),
    /** Crypto cards of s390. */
    CAP_AP_CARD(1 << 18),
    /** Queues of crypto cards. */
    CAP_AP_QUEUE(1 << 19),
    /** Matrices of crypto cards. */
    CAP_AP_MATRIX(1 << 20),
    /** Devices with vital product data. */
    CAP_VPD(1 << 21),
    /** Those that are defined but not active. */
    INACTIVE(1 << 30),
    /** Those that are active. */
    ACTIVE(1 << 31);

    private final int bit;

    NodeDeviceListFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
