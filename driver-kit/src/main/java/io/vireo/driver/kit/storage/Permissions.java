package io.vireo.driver.kit.storage;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Mode and owners of a file or folder, as far as somebody said.
 *
 * @param mode the nine bits of access
 * @param owner the number of the user
 * @param group the number of the group
 * @param label a label of a security module, kept and otherwise ignored
 */
public record Permissions(OptionalInt mode, OptionalInt owner, OptionalInt group, Optional<String> label) {

    /** Nobody said anything. */
    public static final Permissions ANY =
            new Permissions(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    private static final int MODES = 0777;

    /** As signed and as unsigned number. */
    private static final Set<String> NOBODY = Set.of("-1", "4294967295");

    /**
     * Reads the element {@code permissions}.
     *
     * @param given the element
     * @return what it says
     * @throws BadXml when a number is none
     */
    public static Permissions read(Element given) {
        return new Permissions(
                given.at("mode").map(Permissions::octal).orElse(OptionalInt.empty()),
                id(given, "owner"),
                id(given, "group"),
                given.at("label"));
    }

    private static OptionalInt octal(String text) {
        String digits = text.strip();
        if (!digits.matches("[0-7]{1,6}") || Integer.parseInt(digits, 8) > MODES) {
            throw new BadXml(ErrorCode.XML_ERROR, "malformed octal mode");
        }
        return OptionalInt.of(Integer.parseInt(digits, 8));
    }

    private static OptionalInt id(Element given, String name) {
        Optional<String> text = given.at(name).map(String::strip);
        if (text.isEmpty() || NOBODY.contains(text.get())) {
            return OptionalInt.empty();
        }
        if (!text.get().matches("[0-9]{1,9}")) {
            throw new BadXml(ErrorCode.XML_ERROR, "malformed " + name + " element");
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }

    /**
     * Says whether nobody said anything.
     *
     * @return true when nothing is to be written
     */
    public boolean isEmpty() {
        return equals(ANY);
    }

    /**
     * Fills what nobody said from elsewhere.
     *
     * @param others what is true then
     * @return both
     */
    public Permissions or(Permissions others) {
        return new Permissions(
                mode.isPresent() ? mode : others.mode,
                owner.isPresent() ? owner : others.owner,
                group.isPresent() ? group : others.group,
                label.isPresent() ? label : others.label);
    }

    Permissions withoutLabel() {
        return new Permissions(mode, owner, group, Optional.empty());
    }

    /**
     * Writes the element {@code permissions}.
     *
     * @return the element
     */
    public Element document() {
        List<Element> parts = new ArrayList<>();
        mode.ifPresent(bits -> parts.add(Element.of("mode", String.format(Locale.ROOT, "0%o", bits))));
        owner.ifPresent(id -> parts.add(Element.of("owner", Integer.toString(id))));
        group.ifPresent(id -> parts.add(Element.of("group", Integer.toString(id))));
        label.ifPresent(text -> parts.add(Element.of("label", text)));
        return Element.of("permissions").addAll(parts);
    }
}
