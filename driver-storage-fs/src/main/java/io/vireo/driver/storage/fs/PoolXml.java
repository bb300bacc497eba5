package io.vireo.driver.storage.fs;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** What the definitions of all pools that are folders have in common. */
final class PoolXml {

    private PoolXml() {}

    /** The definition with a target whose path is written as everybody does. */
    static Element withTarget(Element given) {
        String path = given.at("target/path")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new BadXml(ErrorCode.XML_ERROR, "missing storage pool target path"));
        Element target = given.child("target").orElseThrow().put(Element.of("path", clean(path)));
        return given.put(target);
    }

    private static String clean(String path) {
        String single = path.replaceAll("/+", "/");
        String clean = single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
        if (!isFolder(clean)) {
            throw new BadXml(
                    ErrorCode.XML_ERROR,
                    "the target path '" + Names.shown(path) + "' of a pool is not absolute, or steps back by '..'");
        }
        return clean;
    }

    private static boolean isFolder(String path) {
        try {
            Path parsed = Path.of(path);
            return parsed.isAbsolute()
                    && !parsed.equals(Path.of("/"))
                    && parsed.equals(parsed.normalize())
                    && path.chars().noneMatch(Character::isISOControl);
        } catch (InvalidPathException none) {
            return false;
        }
    }

    /** The format of a source, one of a list; {@code auto} where none is given. */
    static Element withFormat(Element source, List<String> formats) {
        String format = source.at("format/@type").orElse("auto");
        if (!formats.contains(format)) {
            throw new Unsupported(ErrorCode.CONFIG_UNSUPPORTED, "unknown pool format type " + Names.shown(format));
        }
        return source.withoutChildren("format").add(Element.of("format").with("type", format));
    }

    /** The children of some names, in the order of the names. */
    static Element only(Element source, String... names) {
        Element kept = Element.of("source");
        for (String name : names) {
            kept = kept.addAll(source.children(name));
        }
        return kept;
    }

    static Element source(Element given) {
        return given.child("source").orElseGet(() -> Element.of("source"));
    }

    /** Formats as the capabilities list them. */
    static Element formats(String element, String usual, String list, List<String> values) {
        return Element.of(element)
                .add(Element.of("defaultFormat").with("type", usual))
                .add(Element.of("enum")
                        .with("name", list)
                        .addAll(values.stream()
                                .map(each -> Element.of("value", each))
                                .toList()));
    }

    static Element volumeFormats() {
        List<String> all = new java.util.ArrayList<>(List.of("none"));
        all.addAll(VolumeFormat.ALL);
        return formats("volOptions", "raw", "targetFormatType", all);
    }
}
