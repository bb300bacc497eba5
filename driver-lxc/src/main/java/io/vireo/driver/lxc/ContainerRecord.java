package io.vireo.driver.lxc;

import io.vireo.BadXml;
import io.vireo.CodePair;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is kept on disk of a running container, so that it is found again after the platform was killed.
 *
 * @param monitor liblxc's process for it; empty while it is being started
 * @param init its first process as the host sees it; 0 while it is being started
 * @param reason its state when the record was written
 * @param bound whether it must not outlive the session that started it
 * @param loops block devices of the host that were made for its images
 * @param live its definition as it runs
 */
record ContainerRecord(
        String name,
        UUID uuid,
        int id,
        Optional<ProcessIdentity> monitor,
        long init,
        StateReason reason,
        boolean bound,
        List<String> loops,
        Element live) {

    private static final Field<Long> ID = Field.number("@id", 1, Integer.MAX_VALUE);
    private static final Field<UUID> UUID_OF = Field.uuid("@uuid");
    private static final Field<Long> INIT = Field.number("@init");
    private static final Field<Long> STATE = Field.number("state/@code", 0, 7);
    private static final Field<Long> REASON = Field.number("state/@reason", 0, 100);

    ContainerRecord running(ProcessIdentity process, long first) {
        return new ContainerRecord(name, uuid, id, Optional.of(process), first, reason, bound, loops, live);
    }

    ContainerRecord with(StateReason newReason, Element newLive, long first) {
        return new ContainerRecord(name, uuid, id, monitor, first, newReason, bound, loops, newLive);
    }

    ContainerRecord withLoops(List<String> newLoops) {
        return new ContainerRecord(name, uuid, id, monitor, init, reason, bound, List.copyOf(newLoops), live);
    }

    Element toXml() {
        Element xml = Element.of("container").with("name", name);
        xml = UUID_OF.write(xml, uuid);
        xml = ID.write(xml, (long) id);
        xml = INIT.write(xml, init);
        xml = xml.addAll(monitor.map(each -> Element.of("monitor", each.toString())).stream()
                .toList());
        xml = xml.addAll(loops.stream().map(each -> Element.of("loop", each)).toList());
        xml = STATE.write(xml, (long) reason.first());
        xml = REASON.write(xml, (long) Math.max(0, reason.second()));
        xml = bound ? xml.add(Element.of("bound")) : xml;
        return xml.add(live);
    }

    static ContainerRecord of(Element xml) {
        return new ContainerRecord(
                xml.attribute("name").orElseThrow(() -> new BadXml("a container's record has no name")),
                UUID_OF.require(xml),
                ID.require(xml).intValue(),
                xml.at("monitor").flatMap(ProcessIdentity::parse),
                INIT.require(xml),
                CodePair.of(
                        StateReason.class,
                        STATE.require(xml).intValue(),
                        REASON.require(xml).intValue()),
                xml.child("bound").isPresent(),
                xml.children("loop").stream().map(Element::text).toList(),
                xml.child("domain").orElseThrow(() -> new BadXml("a container's record has no definition")));
    }

    void write(ContainerFolder folder) {
        AtomicFiles.writeUnforced(folder.record(), toXml().toString(), "the record of domain '" + name + "'");
    }

    /** Reads the record; empty when there is none. */
    static Optional<ContainerRecord> read(ContainerFolder folder) {
        try {
            return Files.exists(folder.record())
                    ? Optional.of(of(Element.parse(Files.readString(folder.record()), "record of a container")))
                    : Optional.empty();
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read " + folder.record(), failure);
        }
    }
}
