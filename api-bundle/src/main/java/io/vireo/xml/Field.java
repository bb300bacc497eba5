package io.vireo.xml;

import io.vireo.BadXml;
import io.vireo.Bytes;
import io.vireo.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One typed fact of a document: where it is, what it is made of, and how it reads and writes.
 *
 * <pre>{@code
 * Field<Long> vcpus = Field.number("vcpu", 1, 4096).meaning("how many virtual processors");
 * long count = vcpus.read(domain).orElse(1L);
 * Element more = vcpus.write(domain, 4L);
 * }</pre>
 *
 * @param <T> the type of the value
 */
public final class Field<T> {

    private final String path;
    private final List<String> steps;
    private final String accepts;
    private final String meaning;
    private final Function<String, Optional<T>> reader;
    private final Function<T, String> writer;
    private final Optional<Unit> unit;

    private Field(
            String path,
            String accepts,
            String meaning,
            Function<String, Optional<T>> reader,
            Function<T, String> writer,
            Optional<Unit> unit) {
        this.path = path;
        this.steps = steps(path);
        this.accepts = accepts;
        this.meaning = meaning;
        this.reader = reader;
        this.writer = writer;
        this.unit = unit;
    }

    /** The unit of a size that stands in an attribute beside it: what is meant without it, which is also what is written. */
    private record Unit(String name, String path, List<String> steps) {
        Unit(String name, String path) {
            this(name, path, Field.steps(path));
        }
    }

    private static List<String> steps(String path) {
        return List.of(path.split("/"));
    }

    /**
     * A fact with a notation of its own.
     *
     * @param path names down from the element, at the end possibly an attribute: {@code os/type/@arch}
     * @param accepts what is accepted, for people, such as {@code a whole number}
     * @param reader the value of a text, empty when it is none
     * @param writer the text of a value
     */
    public static <T> Field<T> of(
            String path, String accepts, Function<String, Optional<T>> reader, Function<T, String> writer) {
        return new Field<>(path, accepts, "", reader, writer, Optional.empty());
    }

    /** Any text, as it stands. */
    public static Field<String> text(String path) {
        return of(path, "text", Optional::of, value -> value);
    }

    /** A whole number from {@code least} to {@code most}, in decimal or as {@code 0x}. */
    public static Field<Long> number(String path, long least, long most) {
        String accepts = "a whole number from " + least + " to " + most;
        return of(path, accepts, text -> Notation.number(text).filter(n -> n >= least && n <= most), String::valueOf);
    }

    /** A whole number, not negative. */
    public static Field<Long> number(String path) {
        return number(path, 0, Long.MAX_VALUE);
    }

    /** {@code yes} or {@code no}. */
    public static Field<Boolean> yesNo(String path) {
        return either(path, "yes", "no");
    }

    /** {@code on} or {@code off}. */
    public static Field<Boolean> onOff(String path) {
        return either(path, "on", "off");
    }

    private static Field<Boolean> either(String path, String yes, String no) {
        return of(
                path,
                yes + " or " + no,
                text -> text.equals(yes) ? Optional.of(true) : text.equals(no) ? Optional.of(false) : Optional.empty(),
                value -> value ? yes : no);
    }

    /** One of the constants of an enum: in lower case, with {@code -} for {@code _}. */
    public static <E extends Enum<E>> Field<E> oneOf(String path, Class<E> type) {
        Function<E, String> writer =
                value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<E> constants = Arrays.asList(type.getEnumConstants());
        String accepts = String.join(", ", constants.stream().map(writer).toList());
        return of(
                path,
                accepts,
                text -> constants.stream()
                        .filter(c -> writer.apply(c).equals(text))
                        .findFirst(),
                writer);
    }

    /** A UUID, with dashes or without. */
    public static Field<UUID> uuid(String path) {
        return of(path, "a UUID", Notation::uuid, UUID::toString);
    }

    /** An amount of memory: the text of an element, with {@code unit} beside it; KiB without, and when written. */
    public static Field<Bytes> memory(String path) {
        return size(path, "KiB", bytes -> Long.toString(bytes.kib()));
    }

    /** An amount of storage: the text of an element, with {@code unit} beside it; bytes without, and when written. */
    public static Field<Bytes> storage(String path) {
        return size(path, "bytes", bytes -> Long.toString(bytes.bytes()));
    }

    private static Field<Bytes> size(String path, String unit, Function<Bytes, String> writer) {
        String accepts = "a size in " + unit + " or the unit beside it";
        return new Field<>(path, accepts, "", Notation::size, writer, Optional.of(new Unit(unit, path + "/@unit")));
    }

    /** The same fact with words on what it means. */
    public Field<T> meaning(String words) {
        return new Field<>(path, accepts, words, reader, writer, unit);
    }

    /** Where the fact is. */
    public String path() {
        return path;
    }

    /** What is accepted, for people. */
    public String accepts() {
        return accepts;
    }

    /** What the fact means, for people; empty when nobody said. */
    public String meaning() {
        return meaning;
    }

    /** The value, empty when it is missing; throws {@code BadXml} with the line when something else stands there. */
    public Optional<T> read(Element from) {
        Optional<String> found = from.at(path);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String text = found.get().strip();
        String whole = unit.isEmpty() ? text : text + unit(from);
        Optional<T> value = reader.apply(whole);
        if (value.isEmpty()) {
            throw bad(from, "invalid value '" + shortened(whole) + "' for " + path + ", expected " + accepts);
        }
        return value;
    }

    /** The value; throws {@code BadXml} with the line when it is missing or something else stands there. */
    public T require(Element from) {
        return read(from).orElseThrow(() -> bad(from, "missing " + path));
    }

    private String unit(Element from) {
        return unit.map(u -> " " + from.at(u.path()).orElse(u.name())).orElse("");
    }

    private BadXml bad(Element from, String why) {
        int line = from.find(path.replaceFirst("/?@.*", "")).map(Element::line).orElse(from.line());
        return new BadXml(
                ErrorCode.XML_ERROR,
                why + " in element '" + from.name() + "'" + (line > 0 ? " (line " + line + ")" : ""));
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }

    /** A copy of the element with the value in its place; elements on the way are added when they are missing. */
    public Element write(Element into, T value) {
        Element written = write(into, steps, writer.apply(value));
        return unit.map(beside -> write(written, beside.steps(), beside.name())).orElse(written);
    }

    private static Element write(Element into, List<String> steps, String text) {
        if (steps.isEmpty()) {
            return into.withText(text);
        }
        String step = steps.get(0);
        if (step.startsWith("@")) {
            return into.with(step.substring(1), text);
        }
        List<String> rest = steps.subList(1, steps.size());
        return into.put(write(into.child(step).orElseGet(() -> Element.of(step)), rest, text));
    }

    /** The fact for people: where, what is accepted, what it means. */
    @Override
    public String toString() {
        return path + " (" + accepts + ")" + (meaning.isEmpty() ? "" : ": " + meaning);
    }
}
