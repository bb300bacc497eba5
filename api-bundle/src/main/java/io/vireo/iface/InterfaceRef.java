package io.vireo.iface;

import io.vireo.Ref;
import java.util.Objects;

/**
 * The name of a network interface of the host.
 *
 * @param name its name
 * @param mac its MAC address, empty when it has none
 */
public record InterfaceRef(String name, String mac) implements Ref {

    /** Refuses a reference that lacks a part. */
    public InterfaceRef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mac, "mac");
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public Object identity() {
        return name;
    }
}
