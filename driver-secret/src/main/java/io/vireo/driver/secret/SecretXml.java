package io.vireo.driver.secret;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.StrictXml;
import io.vireo.secret.SecretUsage;
import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the documents of secrets. */
final class SecretXml {

    private static final int LONGEST_ID = 4096;
    private static final Field<UUID> ID = Field.uuid("uuid");
    private static final Claims KNOWN = Claims.of(
            "@ephemeral",
            "@private",
            "uuid",
            "description",
            "usage/@type",
            "usage[@type=volume]/volume",
            "usage[@type=iscsi]/target",
            "usage[@type=ceph|tls|vtpm]/name");

    /** For each use, what its object is called in messages. */
    private static final Map<SecretUsage, String> MISSING = Map.of(
            SecretUsage.VOLUME, "volume usage specified, but volume path is missing",
            SecretUsage.CEPH, "Ceph usage specified, but name is missing",
            SecretUsage.ISCSI, "iSCSI usage specified, but target is missing",
            SecretUsage.TLS, "TLS usage specified, but name is missing",
            SecretUsage.VTPM, "vTPM usage specified, but name is missing");

    private SecretXml() {}

    /** The element that names the object of a use. */
    static String idName(SecretUsage usage) {
        return switch (usage) {
            case VOLUME -> "volume";
            case ISCSI -> "target";
            default -> "name";
        };
    }

    static SecretDefinition read(String xml, boolean validate) {
        Element document = Element.parse(xml, "definition_of_secret").stripped();
        StrictXml.requireRoot(document, "secret");
        boolean ephemeral = yesNo(document, "ephemeral");
        boolean hidden = yesNo(document, "private");
        UUID uuid = uuid(document);
        SecretUsage usage = document.child("usage").map(SecretXml::usage).orElse(SecretUsage.NONE);
        String id = usage == SecretUsage.NONE ? "" : id(document, usage);
        StrictXml.require(document, KNOWN, "secret", validate);
        return new SecretDefinition(uuid, ephemeral, hidden, document.at("description"), usage, id);
    }

    private static boolean yesNo(Element document, String attribute) {
        String text = document.attribute(attribute).orElse("no");
        if (!text.equals("yes") && !text.equals("no")) {
            throw new BadXml(ErrorCode.XML_ERROR, "invalid value of '" + attribute + "'");
        }
        return text.equals("yes");
    }

    private static UUID uuid(Element document) {
        if (document.child("uuid").isEmpty()) {
            return UUID.randomUUID();
        }
        try {
            return ID.require(document);
        } catch (BadXml malformed) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "malformed uuid element", malformed);
        }
    }

    private static SecretUsage usage(Element given) {
        String type =
                given.attribute("type").orElseThrow(() -> new BadXml(ErrorCode.XML_ERROR, "unknown secret usage type"));
        return Arrays.stream(SecretUsage.values())
                .filter(each -> each.code() >= 0)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(type))
                .findFirst()
                .orElseThrow(() -> new Unsupported(
                        ErrorCode.CONFIG_UNSUPPORTED, "unknown secret usage type " + Names.shown(type)));
    }

    private static String id(Element document, SecretUsage usage) {
        String id = Optional.of("usage/" + idName(usage))
                .flatMap(document::at)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new VirtException(ErrorCode.INTERNAL_ERROR, MISSING.get(usage)));
        if (id.length() > LONGEST_ID) {
            throw new BadXml(
                    ErrorCode.XML_ERROR,
                    "the object that a secret is for has a name of " + id.length() + " characters; at most "
                            + LONGEST_ID + " are taken");
        }
        return id;
    }
}
