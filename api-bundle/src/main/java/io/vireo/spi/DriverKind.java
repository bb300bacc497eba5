package io.vireo.spi;

/** What a driver manages; libvirt has one driver table for each. */
public enum DriverKind {
    /** Domains, and the host they run on. */
    HYPERVISOR("hypervisor"),
    /** Virtual networks. */
    NETWORK("network"),
    /** Storage pools and volumes. */
    STORAGE("storage"),
    /** Network interfaces of the host. */
    INTERFACE("interface"),
    /** Devices of the host. */
    NODE_DEVICE("nodedev"),
    /** Network filters. */
    NWFILTER("nwfilter"),
    /** Secrets. */
    SECRET("secret");

    private final String label;

    DriverKind(String label) {
        this.label = label;
    }

    /**
     * Returns the word for it in capabilities of bundles and, but for hypervisors, in URIs.
     *
     * @return a word such as {@code storage}
     */
    public String label() {
        return label;
    }
}
