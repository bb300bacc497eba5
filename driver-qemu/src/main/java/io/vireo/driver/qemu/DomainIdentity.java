package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Name and UUID: present, canonical, and safe as a part of paths. */
final class DomainIdentity {

    /** A file of a domain is named after it, with room for a suffix within the 255 bytes of a file name. */
    private static final int MAX_NAME_BYTES = 200;

    private static final int MAX_TITLE = 65_536;

    private DomainIdentity() {}

    static void complete(Draft draft, Chance chance) {
        requireName(draft.domain());
        if (draft.at("title", "").contains("\n")) {
            throw Refusal.xml("Domain title can't contain newlines");
        }
        if (draft.at("title", "").length() > MAX_TITLE) {
            throw Refusal.xml("the title is longer than " + MAX_TITLE + " characters");
        }
        draft.change(domain -> domain.mapChildren(
                "genid", id -> id.text().isBlank() ? id.withText(chance.uuid().toString()) : id));
        Field<UUID> id = Field.uuid("uuid");
        if (draft.at("uuid", "").isBlank()) {
            draft.change(domain -> id.write(domain, chance.uuid()));
        } else {
            draft.change(domain -> id.write(domain, uuid(domain)));
        }
    }

    private static UUID uuid(Element domain) {
        UUID given;
        try {
            given = Field.uuid("uuid").require(domain);
        } catch (VirtException malformed) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "malformed uuid element", malformed);
        }
        if (given.equals(new UUID(0, 0))) {
            throw Refusal.internal("malformed uuid element: all zero");
        }
        return given;
    }

    /** Checks a name for a new domain; the same rules hold when a domain is renamed. */
    static void requireName(Element domain) {
        Optional<String> name = domain.at("name");
        if (name.isEmpty() || name.get().isEmpty()) {
            throw new VirtException(ErrorCode.NO_NAME, "write <name> into <domain>");
        }
        requireName(name.get());
    }

    /** Throws code 27 or 35 for what cannot be the name of a domain. */
    static void requireName(String name) {
        if (name.isBlank()) {
            throw Refusal.xml("name must contain at least one non-whitespace character");
        }
        if (name.contains("/")) {
            throw Refusal.xml("name " + name + " cannot contain '/'");
        }
        if (name.contains("\n")) {
            throw Refusal.detail("invalid char in name: '\\n'");
        }
        if (name.equals(".") || name.equals("..")) {
            throw Refusal.xml("name '" + name + "' means a folder; choose another one");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw Refusal.detail("invalid char in name: control characters cannot be part of a domain's name");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            throw Refusal.xml("name is longer than " + MAX_NAME_BYTES + " bytes");
        }
    }
}
