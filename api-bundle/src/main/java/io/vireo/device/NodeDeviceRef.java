package io.vireo.device;

import io.vireo.Ref;
import java.util.Objects;

/**
 * The name of a device of the host.
 *
 * @param name its name, such as {@code pci_0000_00_02_0}
 */
public record NodeDeviceRef(String name) implements Ref {

    /** Refuses a reference that lacks a part. */
    public NodeDeviceRef {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String label() {
        return name;
    }
}
