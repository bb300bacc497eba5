package io.vireo.driver.qemu;

import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.Undo;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Files that a guest needs and that are made at its first start: the variables of its firmware. */
final class GuestFiles {

    private GuestFiles() {}

    /** Makes what is missing; a failed start takes it back. */
    static void prepare(Element live, Undo undo) {
        Optional<Path> variables = live.at("os/nvram")
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Path::of);
        if (variables.isEmpty() || Files.exists(variables.get())) {
            return;
        }
        Path file = variables.get();
        String template = live.at("os/nvram/@template")
                .orElseThrow(() -> Refusal.unsupported("os/nvram: the file " + file
                        + " does not exist; name the firmware's template in os/nvram/@template"));
        try {
            StateFolders.create(file.getParent());
            copy(Path.of(template), file);
            undo.add("remove the new variables of the firmware", () -> Files.deleteIfExists(file));
        } catch (IOException failure) {
            throw SystemErrors.of("cannot copy the firmware's variables from " + template + " to " + file, failure);
        }
    }

    /** The file appears complete or not at all: half of it would be taken for the guest's own at the next start. */
    private static void copy(Path template, Path file) throws IOException {
        Path part = Files.createTempFile(file.getParent(), "variables", ".part");
        try {
            Files.copy(template, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static void removeVariables(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot remove the firmware's variables " + file, failure);
        }
    }
}
