package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What is different between snapshots and checkpoints where both are kept.
 *
 * @param noun what people call one
 * @param missing the code for one that is not there
 * @param maker makes one of its document and the name of its parent
 * @param <M> which of them
 */
record MomentKind<M extends Moment<M>>(String noun, ErrorCode missing, BiFunction<Element, Optional<String>, M> maker) {

    static final MomentKind<SnapshotRecord> SNAPSHOT =
            new MomentKind<>("snapshot", ErrorCode.NO_DOMAIN_SNAPSHOT, SnapshotRecord::new);

    static final MomentKind<CheckpointRecord> CHECKPOINT =
            new MomentKind<>("checkpoint", ErrorCode.NO_DOMAIN_CHECKPOINT, CheckpointRecord::new);

    private static final int LONGEST = 200;

    Path file(QemuDomain domain) {
        return domain.host().folders().state().resolve(noun).resolve(domain.uuid() + ".xml");
    }

    /** What one of them is in a document: {@code domainsnapshot}. */
    String root() {
        return "domain" + noun;
    }

    /** The document that somebody gave for one. */
    Element parse(String xml) {
        Element given = Element.parse(xml, "domain_" + noun).stripped();
        if (!given.name().equals(root())) {
            throw Refusal.xml("unexpected root element <" + Seen.plain(given.name()) + ">, expecting <" + root() + ">");
        }
        return given;
    }

    /** The name that a document gives, or the present second. */
    String nameIn(Element given) {
        String name = given.at("name").orElse("").strip();
        if (name.indexOf('/') >= 0 || name.startsWith(".") || name.startsWith("-") || name.length() > LONGEST) {
            throw Refusal.detail("invalid " + noun + " name '" + Seen.plain(name)
                    + "': it cannot contain '/', begin with '.' or '-', or be longer than " + LONGEST + " characters");
        }
        return name.isEmpty() ? Long.toString(Instant.now().getEpochSecond()) : name;
    }

    NotFound none(String why) {
        return new NotFound(missing, why);
    }
}
