package io.vireo.driver.iface;

import io.vireo.driver.kit.DefinitionStore;
import io.vireo.driver.kit.StateFolders;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which interfaces this driver has started, on disk: written before anything is made and removed after it is gone. A record is
 * good for one start of the machine.
 */
final class InterfaceRecords {

    /**
     * An interface that was started.
     *
     * @param whole false while it is being made or removed
     * @param definition how it was started
     * @param made the devices that were made for it, with the kernel's number of each; 0 for one that is not known yet
     */
    record Started(boolean whole, Element definition, Map<String, Integer> made) {

        String name() {
            return InterfaceXml.name(definition);
        }

        private Element record() {
            Element record = Element.of("interfacestatus")
                    .with("phase", whole ? "RUNNING" : "CHANGING")
                    .with("boot", boot())
                    .add(definition);
            return record.addAll(new TreeMap<>(made)
                    .entrySet().stream()
                            .map(each -> Element.of("made")
                                    .with("name", each.getKey())
                                    .with("index", each.getValue()))
                            .toList());
        }
    }

    private final DefinitionStore store;

    InterfaceRecords(StateFolders folders) {
        store = DefinitionStore.openPassing(folders.run().resolve("started"));
    }

    void save(Started started) {
        store.save(started.name(), started.record().toString());
    }

    void delete(String name) {
        store.delete(name);
    }

    /** What was started since the machine was. */
    List<Started> list() {
        return store
                .load(stored -> {
                    Element record =
                            Element.parse(stored.text(), "interface status").stripped();
                    if (!record.has("boot", boot())) {
                        return Optional.<Started>empty();
                    }
                    Element definition = record.child("interface")
                            .orElseThrow(() -> InterfaceRefusal.xml("the record holds no interface"));
                    return Optional.of(new Started(record.has("phase", "RUNNING"), definition, made(record)));
                })
                .objects()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<Started> find(String name) {
        return list().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static Map<String, Integer> made(Element record) {
        return record.children("made").stream()
                .collect(Collectors.toMap(
                        each -> each.attribute("name").orElse(""),
                        each -> Integer.parseInt(each.attribute("index").orElse("0"))));
    }

    /** Which start of the machine this is. */
    static String boot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException missing) {
            return "";
        }
    }
}
