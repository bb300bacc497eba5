package io.vireo.driver.iface;

import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a change that was begun has kept, in one file. A process that ends in order puts it down, and the next one takes it up;
 * one that was killed, or a machine that was started anew, leaves a change that is to be taken back.
 */
final class PendingChange {

    private static final String WHAT = "the begun change of interfaces";

    private final Path file;

    PendingChange(StateFolders folders) {
        file = folders.state().resolve("change.xml");
    }

    /**
     * What was there before a change.
     *
     * @param defined the definitions
     * @param started the interfaces that ran, as they were started
     */
    record Kept(List<Element> defined, List<Element> started) {}

    Optional<Kept> find() {
        return read().map(document ->
                new Kept(document.findAll("defined/interface"), document.findAll("started/interface")));
    }

    void begin(Collection<Element> defined, Collection<Element> started) {
        write(Element.of("change")
                .with("phase", "open")
                .with("boot", InterfaceRecords.boot())
                .add(Element.of("defined").addAll(defined))
                .add(Element.of("started").addAll(started)));
    }

    void end() {
        AtomicFiles.delete(file, WHAT);
    }

    boolean wasCutOff() {
        return read().filter(document -> !document.has("phase", "kept") || isOfEarlierBoot(document))
                .isPresent();
    }

    /** Says whether the machine was started anew since it was begun: then nothing runs that ran. */
    boolean isOfEarlierBoot() {
        return read().filter(PendingChange::isOfEarlierBoot).isPresent();
    }

    private static boolean isOfEarlierBoot(Element document) {
        return !document.has("boot", InterfaceRecords.boot());
    }

    void putDown() {
        phase("kept");
    }

    void resume() {
        phase("open");
    }

    private void phase(String phase) {
        read().filter(document -> !document.has("phase", phase))
                .ifPresent(document -> write(document.with("phase", phase)));
    }

    private void write(Element document) {
        AtomicFiles.write(file, document.toString(), WHAT);
    }

    private Optional<Element> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(Element.parse(Files.readString(file), WHAT).stripped())
                    : Optional.empty();
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read " + WHAT + " from " + file, failure);
        }
    }
}
