package io.vireo.driver.nwfilter;

import io.vireo.driver.kit.DefinitionStore;
import io.vireo.driver.kit.Loaded;
import io.vireo.driver.kit.StateFolders;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bindings on disk: written before their rules are made, and removed after these are gone. */
final class BindingRecords {

    /**
     * A binding that was found.
     *
     * @param binding the binding
     * @param current whether it is of the present run of the machine
     */
    record Found(Binding binding, boolean current) {}

    private final DefinitionStore store;

    BindingRecords(StateFolders folders) {
        this.store = DefinitionStore.openPassing(folders.run().resolve("bindings"));
    }

    void save(Binding binding) {
        String record = Element.of("filterbindingstatus")
                .with("boot", boot())
                .add(BindingXml.write(binding))
                .toString();
        store.save(binding.port(), record);
    }

    void delete(String port) {
        store.delete(port);
    }

    /** What was bound, and which records nobody can read: their rules have no owner. */
    Loaded<Found> load() {
        return store.load(stored -> {
            Element record = Element.parse(stored.text(), "binding status").stripped();
            Element binding = record.child("filterbinding").orElseThrow(() -> Refusal.xml("no binding"));
            return new Found(BindingXml.read(binding.toString(), false), record.has("boot", boot()));
        });
    }

    private static String boot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException missing) {
            return "";
        }
    }
}
