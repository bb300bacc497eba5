package io.vireo.driver.qemu;

import io.vireo.xml.Element;

/**
 * How many virtual processors a definition has.
 *
 * @param current how many are there
 * @param maximum how many there can be
 */
record VcpuCounts(int current, int maximum) {

    static VcpuCounts of(Element definition) {
        int maximum = definition
                .at("vcpu")
                .map(text -> Numbers.small(text.strip(), "vcpu"))
                .orElse(1);
        int current = definition
                .at("vcpu/@current")
                .map(text -> Numbers.small(text, "current vcpu"))
                .orElse(maximum);
        return new VcpuCounts(current, maximum);
    }
}
