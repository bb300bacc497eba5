package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.CpuSet;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.List;
import java.util.Optional;

/** The guest's memory: in one piece or in NUMA cells, with room and modules to add. */
final class MemoryArguments {

    /** The name of the memory when there are no cells. */
    static final String WHOLE = "ram0";

    private static final Field<Bytes> MEMORY = Field.memory("memory");
    private static final Field<Bytes> MAXIMUM = Field.memory("maxMemory");
    private static final Field<Bytes> MODULE = Field.memory("target/size");

    private MemoryArguments() {}

    static boolean hasCells(Element live) {
        return live.find("cpu/numa/cell").isPresent();
    }

    static void add(Arguments arguments, Element live) {
        List<Element> cells = live.findAll("cpu/numa/cell");
        Bytes all = whole(MEMORY.require(live));
        Bytes atStart = cells.isEmpty() ? all : sum(cells);
        Options memory = Options.empty().with("size", atStart.mib() + "M");
        live.child("maxMemory").ifPresent(maximum -> {
            memory.with("slots", maximum.attribute("slots").orElse("0"))
                    .with("maxmem", whole(MAXIMUM.require(live)).mib() + "M");
        });
        arguments.add("m", memory);
        if (cells.isEmpty()) {
            arguments.object(backend(live, Optional.empty()).with("id", WHOLE).with("size", all.bytes()));
        }
        boolean locked = live.find("memoryBacking/locked").isPresent();
        arguments.add("overcommit", Options.empty().with("mem-lock", locked));
    }

    /** The cells, which QEMU wants after the processors. */
    static void addCells(Arguments arguments, Element live) {
        List<Element> cells = live.findAll("cpu/numa/cell");
        for (Element cell : cells) {
            String id = cell.attribute("id").orElse("0");
            arguments.object(backend(live, cell.attribute("memAccess"))
                    .with("id", "ram-node" + id)
                    .with("size", size(cell).bytes()));
            StringBuilder node = new StringBuilder("node,nodeid=" + id);
            cell.attribute("cpus")
                    .filter(cpus -> !cpus.isBlank())
                    .ifPresent(cpus -> CpuSet.parse(cpus).stream()
                            .forEach(cpu -> node.append(",cpus=").append(cpu)));
            arguments.add("numa", node.append(",memdev=ram-node").append(id).toString());
        }
        for (Element cell : cells) {
            for (Element sibling : cell.findAll("distances/sibling")) {
                arguments.add(
                        "numa",
                        "dist,src=" + cell.attribute("id").orElse("0") + ",dst="
                                + Numbers.small(sibling.attribute("id").orElse("0"), "sibling") + ",val="
                                + Numbers.small(sibling.attribute("value").orElse("10"), "distance"));
            }
        }
    }

    /** A module of memory and what is in it. */
    static void module(Arguments arguments, Device module, Element live) {
        String alias = Aliases.of(module);
        arguments.object(backend(live, module.at("@access"))
                .with("id", "mem" + alias)
                .with("size", whole(MODULE.require(module.xml())).bytes()));
        Json device = Json.object()
                .with("driver", "pc-dimm")
                .with("node", Numbers.small(module.at("target/node", "0"), "node"))
                .with("memdev", "mem" + alias)
                .with("id", alias);
        if (module.at("address/@slot").isPresent()) {
            device = device.with("slot", Numbers.small(module.at("address/@slot", "0"), "slot"));
        }
        arguments.device(device);
    }

    private static Json backend(Element live, Optional<String> access) {
        Optional<String> source = live.at("memoryBacking/source/@type");
        String mode = access.or(() -> live.at("memoryBacking/access/@mode")).orElse("private");
        boolean shared = mode.equals("shared");
        boolean memfd = source.equals(Optional.of("memfd")) || shared;
        Json backend = Json.object().with("qom-type", memfd ? "memory-backend-memfd" : "memory-backend-ram");
        boolean now = live.at("memoryBacking/allocation/@mode").equals(Optional.of("immediate"));
        backend = now ? backend.with("prealloc", true) : backend;
        return shared ? backend.with("share", true) : backend;
    }

    private static Bytes sum(List<Element> cells) {
        return Bytes.of(cells.stream().mapToLong(cell -> size(cell).bytes()).sum());
    }

    /** A cell's size is an attribute with its unit beside it, in KiB by now. */
    private static Bytes size(Element cell) {
        long kib = Numbers.parseLong(cell.attribute("memory").orElse("0"))
                .orElseThrow(() -> Refusal.xml("a NUMA cell has no size"));
        return whole(Bytes.ofKib(kib));
    }

    private static Bytes whole(Bytes size) {
        return Bytes.ofMib((size.bytes() + (1 << 20) - 1) >> 20);
    }
}
