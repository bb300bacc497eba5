package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Memory and virtual processors: written out, in KiB, and consistent. */
final class DomainSizes {

    private static final Field<Bytes> MEMORY = Field.memory("memory").meaning("memory at start");
    private static final Field<Bytes> CURRENT = Field.memory("currentMemory").meaning("memory the balloon leaves");
    private static final Field<Bytes> MAXIMUM =
            Field.memory("maxMemory").meaning("memory with all that can be plugged");
    private static final Field<Bytes> DIMM = Field.memory("target/size").meaning("memory of one device");
    private static final Field<Bytes> CELL = Field.memory("memory");
    private static final Field<Long> VCPU = Field.number("vcpu", 1, 65_535).meaning("most virtual processors");
    private static final Field<Long> VCPU_NOW = Field.number("vcpu/@current", 1, 65_535);

    private DomainSizes() {}

    static void complete(Draft draft) {
        processors(draft);
        cells(draft);
        memory(draft);
    }

    private static void processors(Draft draft) {
        draft.standard(Element.of("vcpu", "1"));
        long most = VCPU.require(draft.domain());
        VCPU_NOW.read(draft.domain()).filter(now -> now > most).ifPresent(now -> {
            throw Refusal.internal("maxvcpus must not be less than current vcpus (" + most + " < " + now + ")");
        });
        draft.domain().find("cpu/topology").ifPresent(topology -> requireTopology(topology, most));
    }

    private static void requireTopology(Element topology, long vcpus) {
        for (String level : List.of("sockets", "cores", "threads")) {
            if (topology.attribute(level).isEmpty()) {
                throw Refusal.xml("Missing required attribute '" + level + "' in element 'topology'");
            }
        }
        long product = 1;
        for (String level : List.of("sockets", "dies", "cores", "threads")) {
            long count = Field.number("@" + level, 1, 65_535).read(topology).orElse(1L);
            product *= count;
        }
        if (product != vcpus) {
            throw Refusal.unsupported(topology, "CPU topology doesn't match maximum vcpu count");
        }
    }

    /** Cells without a number are numbered, all are written in KiB and in order. */
    private static void cells(Draft draft) {
        draft.change(domain -> domain.mapChildren("cpu", cpu -> cpu.mapChildren("numa", DomainSizes::numa)));
    }

    private static Element numa(Element numa) {
        List<Element> cells = new ArrayList<>();
        for (Element cell : numa.children("cell")) {
            Element numbered = cell.attribute("id").isPresent() ? cell : cell.with("id", cells.size());
            cells.add(kib(numbered));
        }
        cells.sort(java.util.Comparator.comparing(
                cell -> Numbers.small(cell.attribute("id").orElse("0"), "cell id")));
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).has("id", Integer.toString(i))) {
                throw Refusal.xml(
                        "Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges or ranges"
                                + " not starting from 0 are not allowed");
            }
        }
        return numa.withoutChildren("cell")
                .withNodes(cells)
                .addAll(numa.withoutChildren("cell").nodes());
    }

    /** A definition with the memory that its cells and modules add up to; as it is when it has no cells. */
    static Element counted(Element domain) {
        return domain.find("cpu/numa/cell").isEmpty() ? domain : MEMORY.write(domain, total(new Draft(domain)));
    }

    /** A cell's size is an attribute with its unit beside it. */
    private static Element kib(Element cell) {
        Optional<Bytes> size = cellSize(cell);
        return size.map(bytes -> cell.with("memory", bytes.kib()).with("unit", "KiB"))
                .orElse(cell);
    }

    private static Optional<Bytes> cellSize(Element cell) {
        return cell.attribute("memory")
                .map(amount -> CELL.require(Element.of("cell")
                        .add(Element.of("memory", amount)
                                .with("unit", cell.attribute("unit").orElse("KiB")))));
    }

    private static void memory(Draft draft) {
        Bytes total = total(draft);
        if (total.bytes() == 0) {
            throw Refusal.xml("Memory size must be specified via <memory> or in the <numa> configuration");
        }
        draft.change(domain -> MEMORY.write(domain, total));
        Bytes now = CURRENT.read(draft.domain())
                .filter(b -> b.bytes() > 0 && b.compareTo(total) <= 0)
                .orElse(total);
        draft.change(domain -> CURRENT.write(domain, now));
        if (draft.domain().child("maxMemory").isPresent()) {
            draft.change(domain -> MAXIMUM.write(domain, MAXIMUM.require(domain)));
        }
        draft.devices("memory")
                .forEach(device -> device.change(
                        each -> DIMM.read(each).isPresent() ? DIMM.write(each, DIMM.require(each)) : each));
    }

    private static Bytes total(Draft draft) {
        List<Element> cells = draft.domain().findAll("cpu/numa/cell");
        if (cells.isEmpty()) {
            return MEMORY.read(draft.domain()).map(DomainSizes::wholeKib).orElse(Bytes.ZERO);
        }
        long kib = 0;
        for (Element cell : cells) {
            kib += cellSize(cell)
                    .orElseThrow(() -> Refusal.xml("missing 'memory' of a NUMA cell"))
                    .kib();
        }
        for (Device dimm : draft.devices("memory")) {
            kib += DIMM.read(dimm.xml()).orElse(Bytes.ZERO).kib();
        }
        return Bytes.ofKib(kib);
    }

    private static Bytes wholeKib(Bytes given) {
        return Bytes.ofKib((given.bytes() + 1023) / 1024);
    }
}
