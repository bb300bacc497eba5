package io.vireo.driver.kit.storage;

import io.vireo.BadXml;
import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.StrictXml;
import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads and writes the documents of volumes. */
final class VolumeDocument {

    private static final int LONGEST_NAME = 255;
    private static final Field<Bytes> CAPACITY = Field.storage("capacity");
    private static final Field<Bytes> ALLOCATION = Field.storage("allocation");
    private static final Field<Bytes> CLUSTER = Field.storage("target/clusterSize");
    private static final Set<String> FEATURES = Set.of("lazy_refcounts", "extended_l2");

    /** What is said of key, source, times and labels is what libvirt gave; it takes it back and asks for nothing. */
    private static final Claims KNOWN = Claims.of(
            "@type",
            "name",
            "key",
            "source/**",
            "capacity",
            "capacity/@unit",
            "allocation",
            "allocation/@unit",
            "physical",
            "physical/@unit",
            "target/path",
            "target/format/@type",
            "target/permissions/**",
            "target/timestamps/**",
            "target/encryption/@format",
            "target/encryption/secret/@type",
            "target/encryption/secret/@uuid",
            "target/encryption/secret/@usage",
            "target/encryption/cipher/**",
            "target/encryption/ivgen/**",
            "target/compat",
            "target/nocow",
            "target/clusterSize",
            "target/clusterSize/@unit",
            "target/features/lazy_refcounts",
            "target/features/extended_l2",
            "backingStore/path",
            "backingStore/format/@type",
            "backingStore/permissions/**",
            "backingStore/timestamps/**");

    private VolumeDocument() {}

    static VolumeRequest read(String xml, boolean validate) {
        Element given = Element.parse(xml, "storage_volume_definition").stripped();
        StrictXml.requireRoot(given, "volume");
        String name = name(given);
        given.findAll("target/features").stream()
                .flatMap(each -> each.children().stream())
                .filter(each -> !FEATURES.contains(each.name()))
                .findFirst()
                .ifPresent(each -> {
                    throw new Unsupported(
                            ErrorCode.CONFIG_UNSUPPORTED, "unsupported feature " + Names.shown(each.name()));
                });
        StrictXml.require(given, KNOWN, "volume", validate);
        return new VolumeRequest(
                name,
                size(given, CAPACITY, "capacity"),
                size(given, ALLOCATION, "allocation"),
                given.at("target/format/@type"),
                given.find("target/permissions").map(Permissions::read).orElse(Permissions.ANY),
                given.at("backingStore/path")
                        .filter(path -> !path.isEmpty())
                        .map(path -> new VolumeRequest.Backing(
                                path,
                                given.at("backingStore/format/@type"),
                                given.find("backingStore/permissions")
                                        .map(Permissions::read)
                                        .orElse(Permissions.ANY))),
                given.find("target/encryption").map(VolumeDocument::encryption),
                given.at("target/compat"),
                size(given, CLUSTER, "target/clusterSize"),
                given.find("target/features")
                        .map(each -> each.children().stream().map(Element::name).toList()),
                given.find("target/nocow").isPresent());
    }

    private static String name(Element given) {
        String name = given.at("name").orElse("");
        if (name.isEmpty()) {
            throw new BadXml(ErrorCode.XML_ERROR, "missing volume name element");
        }
        if (name.indexOf('/') >= 0) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID, "volume name '" + Names.shown(name) + "' cannot contain '/'");
        }
        boolean folder = name.equals(".") || name.equals("..");
        boolean tooLong = name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
        if (folder || tooLong || name.chars().anyMatch(Character::isISOControl)) {
            throw new BadXml(
                    ErrorCode.XML_ERROR,
                    "volume name '" + Names.shown(name) + "' "
                            + (folder
                                    ? "means a folder"
                                    : tooLong
                                            ? "is longer than " + LONGEST_NAME + " bytes"
                                            : "has control characters"));
        }
        return name;
    }

    private static OptionalLong size(Element given, Field<Bytes> field, String path) {
        Optional<String> text = given.at(path);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.get().strip().matches("[0-9]{1,19}")) {
            throw new BadXml(ErrorCode.XML_ERROR, "malformed " + path.replace("target/", "") + " element");
        }
        return field.read(given).map(Bytes::bytes).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static Element encryption(Element given) {
        String format = given.attribute("format").orElse("default");
        if (!Set.of("luks", "qcow", "default").contains(format)) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED, "unknown volume encryption format type " + Names.shown(format));
        }
        return given;
    }

    static String write(Volume volume) {
        Element document = Element.of("volume")
                .with("type", volume.type().name().toLowerCase(Locale.ROOT))
                .add("name", volume.name())
                .add("key", volume.key())
                .addAll(
                        volume.sources().isEmpty()
                                ? List.of()
                                : List.of(Element.of("source").addAll(volume.sources())))
                .add(PoolSizes.bytes("capacity", volume.size().capacity()))
                .add(PoolSizes.bytes("allocation", volume.size().allocation()));
        if (volume.size().physical() > 0) {
            document = document.add(PoolSizes.bytes("physical", volume.size().physical()));
        }
        document = document.add(target(volume));
        Optional<Element> backing = volume.details().backing().map(VolumeDocument::backing);
        String text = document.addAll(backing.stream().toList()).toString();
        return text.replace("<encryption format='luks'/>", "<encryption format='luks'>\n    </encryption>");
    }

    private static Element target(Volume volume) {
        Volume.Details details = volume.details();
        Element target = Element.of("target")
                .add("path", volume.address())
                .add(Element.of("format").with("type", volume.format()));
        target = target.addAll(volume.stat().map(VolumeDocument::file).orElse(List.of()));
        target = target.addAll(details.encryption().stream().toList());
        target = target.addAll(details.compat().map(text -> Element.of("compat", text)).stream()
                .toList());
        if (details.clusterSize().isPresent()) {
            target = target.add(Element.of("clusterSize")
                    .with("unit", "B")
                    .withText(Long.toString(details.clusterSize().getAsLong())));
        }
        return target.addAll(
                details
                        .features()
                        .map(names -> Element.of("features")
                                .addAll(names.stream().map(Element::of).toList()))
                        .stream()
                        .toList());
    }

    private static Element backing(Volume.Backing backing) {
        return Element.of("backingStore")
                .add("path", backing.path())
                .add(Element.of("format").with("type", backing.format()))
                .addAll(backing.stat()
                        .map(VolumeDocument::file)
                        .orElseGet(() -> backing.said().isEmpty()
                                ? List.of()
                                : List.of(backing.said().document())));
    }

    private static List<Element> file(FileStat stat) {
        return List.of(stat.permissions().document(), stat.timestamps());
    }
}
