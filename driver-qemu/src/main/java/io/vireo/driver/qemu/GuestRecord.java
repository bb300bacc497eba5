package io.vireo.driver.qemu;

import io.vireo.BadXml;
import io.vireo.CodePair;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is kept on disk of a running guest, so that it is found again after the platform was killed.
 *
 * @param phase how far it is
 * @param process QEMU's process
 * @param helpers processes that live as long as the guest does
 * @param taps network devices of the host that were made for it
 * @param reason its state when the record was written
 * @param resetAtPoweroff whether the next power-off is the first half of a reboot that was asked for
 * @param bound whether it must not outlive the session that started it
 * @param live its definition as it runs
 */
record GuestRecord(
        String name,
        UUID uuid,
        int id,
        Phase phase,
        ProcessIdentity process,
        List<ProcessIdentity> helpers,
        List<String> taps,
        StateReason reason,
        boolean resetAtPoweroff,
        boolean bound,
        Element live) {

    /** How far a guest is. */
    enum Phase {
        /** It has not run an instruction yet and can be dropped. */
        STARTING,
        /** It was let run, or is paused as was asked for. */
        RUNNING,
        /** It comes from another host and is not there yet. */
        ARRIVING,
        /** It was paused to be saved, and is to run on when that was cut off. */
        SAVING
    }

    private static final Field<Long> ID = Field.number("@id", 1, Integer.MAX_VALUE);
    private static final Field<UUID> UUID_OF = Field.uuid("@uuid");
    private static final Field<Phase> PHASE = Field.oneOf("@phase", Phase.class);
    private static final Field<Long> STATE = Field.number("state/@code", 0, 7);
    private static final Field<Long> REASON = Field.number("state/@reason", 0, 100);

    Element toXml() {
        Element xml = Element.of("guest").with("name", name);
        xml = UUID_OF.write(xml, uuid);
        xml = ID.write(xml, (long) id);
        xml = PHASE.write(xml, phase);
        xml = xml.add(Element.of("process", process.toString()));
        xml = xml.addAll(helpers.stream()
                .map(each -> Element.of("helper", each.toString()))
                .toList());
        xml = xml.addAll(
                taps.stream().map(each -> Element.of("tap").with("name", each)).toList());
        xml = STATE.write(xml, (long) reason.first());
        xml = REASON.write(xml, (long) Math.max(0, reason.second()));
        xml = resetAtPoweroff ? xml.add(Element.of("resetAtPoweroff")) : xml;
        xml = bound ? xml.add(Element.of("bound")) : xml;
        return xml.add(live);
    }

    static GuestRecord of(Element xml) {
        return new GuestRecord(
                xml.attribute("name").orElseThrow(() -> new BadXml("a guest's record has no name")),
                UUID_OF.require(xml),
                ID.require(xml).intValue(),
                PHASE.require(xml),
                process(xml.at("process").orElse("")),
                xml.children("helper").stream()
                        .map(each -> process(each.text()))
                        .toList(),
                xml.children("tap").stream()
                        .flatMap(each -> each.attribute("name").stream())
                        .toList(),
                CodePair.of(
                        StateReason.class,
                        STATE.require(xml).intValue(),
                        REASON.require(xml).intValue()),
                xml.child("resetAtPoweroff").isPresent(),
                xml.child("bound").isPresent(),
                xml.child("domain").orElseThrow(() -> new BadXml("a guest's record has no live definition")));
    }

    private static ProcessIdentity process(String text) {
        return ProcessIdentity.parse(text)
                .orElseThrow(() -> new BadXml("a guest's record names its process as '" + Seen.of(text) + "'"));
    }

    /**
     * Writes the record so that at every moment either the old or the new one is there, and whole. It is not forced to
     * the disk: what a failing power takes with it are also the guests.
     */
    void write(GuestFolder folder) {
        Path fresh = folder.file("guest.new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, toXml().toString());
            Files.move(fresh, folder.record(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot write the record of domain '" + name + "' to " + folder.record(), failure);
        }
    }

    /** Reads the record; empty when there is none. */
    static Optional<GuestRecord> read(GuestFolder folder) {
        try {
            return Files.exists(folder.record())
                    ? Optional.of(of(Element.parse(Files.readString(folder.record()), "record of a guest")))
                    : Optional.empty();
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read the record " + folder.record(), failure);
        }
    }

    GuestRecord with(Phase newPhase, StateReason newReason, boolean reset, Element newLive) {
        return new GuestRecord(name, uuid, id, newPhase, process, helpers, taps, newReason, reset, bound, newLive);
    }

    /** Of a guest that has arrived: it outlives the connection that fetched it. */
    GuestRecord arrived() {
        return new GuestRecord(
                name, uuid, id, Phase.RUNNING, process, helpers, taps, reason, resetAtPoweroff, false, live);
    }

    GuestRecord withTaps(Collection<String> more) {
        List<String> all = new ArrayList<>(taps);
        all.addAll(more);
        return withAllTaps(all);
    }

    GuestRecord withoutTap(String tap) {
        return withAllTaps(taps.stream().filter(each -> !each.equals(tap)).toList());
    }

    private GuestRecord withAllTaps(List<String> all) {
        return new GuestRecord(name, uuid, id, phase, process, helpers, all, reason, resetAtPoweroff, bound, live);
    }

    GuestRecord renamed(String newName) {
        return new GuestRecord(newName, uuid, id, phase, process, helpers, taps, reason, resetAtPoweroff, bound, live);
    }
}
