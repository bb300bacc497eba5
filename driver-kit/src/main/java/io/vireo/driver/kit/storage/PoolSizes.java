package io.vireo.driver.kit.storage;

import io.vireo.xml.Element;
import java.util.List;

/**
 * How large a pool is, in bytes.
 *
 * @param capacity how much it holds
 * @param allocation how much of it is taken
 * @param available how much of it is free
 */
public record PoolSizes(long capacity, long allocation, long available) {

    /** Of a pool that does not run. */
    public static final PoolSizes NONE = new PoolSizes(0, 0, 0);

    List<Element> documents() {
        return List.of(bytes("capacity", capacity), bytes("allocation", allocation), bytes("available", available));
    }

    static Element bytes(String name, long amount) {
        return Element.of(name).with("unit", "bytes").withText(Long.toString(amount));
    }
}
