package io.vireo.driver.test;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;

/** The document that says what the simulated host can do. */
final class TestCapabilities {

    private static final int CELLS = 2;
    private static final int CPUS = 8;
    private static final long PAGES = 524_288;

    private TestCapabilities() {}

    static String of(HostFacts host) {
        return Element.of("capabilities")
                .add(host(host))
                .add(guest("hvm"))
                .add(guest("xen"))
                .toString();
    }

    private static Element host(HostFacts host) {
        Element cpu = Element.of("cpu").add("arch", host.node().model()).add(features());
        for (int size : List.of(4, 8, 2048, 1_048_576)) {
            cpu = cpu.add(Element.of("pages").with("unit", "KiB").with("size", size));
        }
        return Element.of("host")
                .add(cpu)
                .add(Element.of("power_management"))
                .add(Element.of("iommu").with("support", "no"))
                .add(Element.of("topology").add(cells()))
                .add(Element.of("secmodel").add("model", "testSecurity").add(Element.of("doi")));
    }

    private static Element features() {
        return Element.of("features").add(Element.of("pae")).add(Element.of("nonpae"));
    }

    private static Element cells() {
        List<Element> cells = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            int size = 4 * (cell + 1);
            cells.add(Element.of("cell")
                    .with("id", cell)
                    .add(Element.of("memory", Long.toString(PAGES * size)).with("unit", "KiB"))
                    .add(pages(size, PAGES))
                    .add(pages(2048, 0))
                    .add(pages(1_048_576, 0))
                    .add(cpus(cell)));
        }
        return Element.of("cells").with("num", CELLS).addAll(cells);
    }

    private static Element pages(long size, long count) {
        return Element.of("pages", Long.toString(count)).with("unit", "KiB").with("size", size);
    }

    private static Element cpus(int cell) {
        Element cpus = Element.of("cpus").with("num", CPUS);
        for (int core = 0; core < CPUS; core++) {
            int id = cell * CPUS + core;
            cpus = cpus.add(Element.of("cpu")
                    .with("id", id)
                    .with("socket_id", cell)
                    .with("die_id", 0)
                    .with("core_id", core)
                    .with("siblings", id));
        }
        return cpus;
    }

    private static Element guest(String os) {
        return Element.of("guest")
                .add("os_type", os)
                .add(Element.of("arch")
                        .with("name", "i686")
                        .add("wordsize", "32")
                        .add("emulator", "/usr/bin/test-hv")
                        .add(Element.of("domain").with("type", "test")))
                .add(features());
    }
}
