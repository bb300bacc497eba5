package io.vireo.tck;

import io.vireo.xml.Element;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A way to spoil a definition.
 *
 * @param what what is wrong with it, as in "a definition ..."
 * @param place whether the error can tell the line
 * @param by which look-up a kind of object must have for this to be wrong
 * @param spoil makes the bad definition out of a good one, whose name is given too
 */
record BadDocument(String what, boolean place, Verb by, BiFunction<String, String, String> spoil) {

    private static final int DEEP = 1_000;
    private static final int HUGE = 20_000_000;

    /** What no XML parser may take. */
    static List<BadDocument> illFormed() {
        return List.of(
                located("that is empty", (xml, name) -> ""),
                located("that is no XML", (xml, name) -> "this is no XML"),
                located("that ends in the middle", (xml, name) -> xml.substring(0, xml.length() / 2)),
                located("with a second root", (xml, name) -> xml + xml),
                located("with a DOCTYPE", (xml, name) -> "<!DOCTYPE x>" + xml),
                located(
                        "with an external entity",
                        (xml, name) -> "<!DOCTYPE x [<!ENTITY tck SYSTEM" + " 'file:///etc/hostname'>]>"
                                + xml.replace(name, "&tck;")),
                located("with entities that multiply", (xml, name) -> bomb(xml, name)),
                located("with the character NUL in its name", (xml, name) -> xml.replace(name, name + '\0')),
                located("that is " + DEEP + " elements deep", (xml, name) -> deep(xml)),
                new BadDocument("of " + HUGE / 1_000_000 + " million characters", false, Verb.LIST, BadDocument::huge));
    }

    /** What no driver may take as the name or UUID of what may become a file. */
    static List<BadDocument> badNames(String namePath) {
        return List.of(
                plain(
                        "with another root",
                        Verb.LIST,
                        (xml, name) -> Element.parse(xml).named("tck-nonsense").toString()),
                plain("without a name", Verb.FIND_BY_NAME, (xml, name) -> withoutName(xml, namePath)),
                named("an empty name", namePath, name -> ""),
                named("a name with a slash", namePath, name -> "../" + name),
                named("a name with a line break", namePath, name -> name + "\n" + name),
                plain(
                        "with a UUID that is none",
                        Verb.FIND_BY_UUID,
                        (xml, name) -> Element.parse(xml)
                                .put(Element.of("uuid", "not-a-uuid"))
                                .toString()));
    }

    private static BadDocument plain(String what, Verb by, BiFunction<String, String, String> spoil) {
        return new BadDocument(what, false, by, spoil);
    }

    private static BadDocument located(String what, BiFunction<String, String, String> spoil) {
        return new BadDocument(what, true, Verb.LIST, spoil);
    }

    private static BadDocument named(String what, String namePath, UnaryOperator<String> change) {
        return plain("with " + what, Verb.FIND_BY_NAME, (xml, name) -> withName(xml, namePath, change.apply(name)));
    }

    private static String withName(String xml, String namePath, String name) {
        Element document = Element.parse(xml);
        return namePath.startsWith("@")
                ? document.with(namePath.substring(1), name).toString()
                : document.put(Element.of(namePath, name)).toString();
    }

    private static String withoutName(String xml, String namePath) {
        Element document = Element.parse(xml);
        return namePath.startsWith("@")
                ? document.without(namePath.substring(1)).toString()
                : document.withoutChildren(namePath).toString();
    }

    private static String bomb(String xml, String name) {
        StringBuilder entities = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 'boom'>");
        for (int level = 1; level < 20; level++) {
            String before = "&e" + (level - 1) + ";";
            entities.append("<!ENTITY e")
                    .append(level)
                    .append(" '")
                    .append(before.repeat(10))
                    .append("'>");
        }
        return entities + "]>" + xml.replace(name, "&e19;");
    }

    private static String deep(String xml) {
        return inRoot(xml, "<metadata>" + "<x>".repeat(DEEP) + "</x>".repeat(DEEP) + "</metadata>");
    }

    private static String huge(String xml, String name) {
        return inRoot(xml, "<description>" + "x".repeat(HUGE) + "</description>");
    }

    private static String inRoot(String xml, String more) {
        int end = xml.lastIndexOf("</");
        return end < 0 ? xml : xml.substring(0, end) + more + xml.substring(end);
    }
}
