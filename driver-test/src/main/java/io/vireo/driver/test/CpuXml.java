package io.vireo.driver.test;

import io.vireo.Bytes;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The processor of a definition: how its model is meant, and its NUMA cells. */
final class CpuXml {

    private static final Field<Bytes> DEVICE = Field.memory("target/size");
    private static final Field<Bytes> SIZE = Field.memory("memory");

    private CpuXml() {}

    static Element complete(Element domain) {
        Element whole = domain.flatMapChildren(
                child -> child.name().equals("cpu") && child.equals(Element.of("cpu")) ? List.of() : List.of(child));
        return whole.mapChildren("cpu", cpu -> model(cpu).mapChildren("numa", CpuXml::numbered));
    }

    private static Element model(Element cpu) {
        Element meant = cpu;
        boolean custom = cpu.attribute("mode").orElse("custom").equals("custom");
        if (custom && cpu.child("model").isPresent()) {
            meant = DeviceXml.standard(DeviceXml.standard(cpu, "mode", "custom"), "match", "exact")
                    .mapChildren("model", model -> DeviceXml.standard(model, "fallback", "allow"));
        }
        if (cpu.has("mode", "host-model")) {
            meant = meant.flatMapChildren(child -> !child.name().equals("model")
                    ? List.of(child)
                    : child.text().isBlank() ? List.of() : List.of(DeviceXml.standard(child, "fallback", "allow")));
        }
        return meant.mapChildren("topology", topology -> DeviceXml.standard(topology, "dies", "1"));
    }

    private static Element numbered(Element numa) {
        List<Element> cells = new ArrayList<>();
        for (Element cell : numa.children("cell")) {
            Element numbered = DeviceXml.standard(cell, "id", Integer.toString(cells.size()));
            cells.add(numbered.with("memory", sizeOf(cell).kib()).with("unit", "KiB"));
        }
        cells.sort(Comparator.comparingInt(cell -> idOf(cell)));
        for (int id = 0; id < cells.size(); id++) {
            if (idOf(cells.get(id)) != id) {
                throw DomainXml.xmlError("Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges"
                        + " or ranges not starting from 0 are not allowed");
            }
        }
        return numa.withNodes(cells).addAll(numa.withoutChildren("cell").nodes());
    }

    private static int idOf(Element cell) {
        try {
            return Integer.parseInt(cell.attribute("id").orElse("0"));
        } catch (NumberFormatException bad) {
            throw DomainXml.xmlError("Invalid value for attribute 'id' in element 'cell': '"
                    + cell.attribute("id").orElse("") + "'.");
        }
    }

    /** All memory of the cells and of the devices beside them, nothing when there are no cells. */
    static Bytes total(Element domain) {
        long cells = domain.findAll("cpu/numa/cell").stream()
                .mapToLong(cell -> sizeOf(cell).bytes())
                .sum();
        long devices = domain.findAll("devices/memory").stream()
                .mapToLong(device ->
                        DomainXml.kib(DEVICE.read(device).orElse(Bytes.ZERO)).bytes())
                .sum();
        return Bytes.of(cells == 0 ? 0 : cells + devices);
    }

    private static Bytes sizeOf(Element cell) {
        Element size = Element.of("cell")
                .add(Element.of("memory", cell.attribute("memory").orElse("0"))
                        .with("unit", cell.attribute("unit").orElse("KiB")));
        return DomainXml.kib(SIZE.read(size).orElse(Bytes.ZERO));
    }
}
