package io.vireo.driver.qemu;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One immutable JSON value, as QEMU speaks it on its monitor and takes it on its command line.
 *
 * <p>Questions never fail: what is missing or of another type answers empty, so that a peer that leaves something out is
 * handled where the caller says what that means. Building is by values only, never by pasting text, which is why no name
 * from a definition can become a second property.
 */
final class Json {
    /** The JSON value {@code null}, also what a missing member answers. */
    static final Json NULL = new Json(null);

    private static final Json EMPTY_OBJECT = new Json(Map.of());

    /** Null, Boolean, Long, BigInteger, Double, String, List of Json or Map of String to Json. */
    private final Object value;

    private Json(Object value) {
        this.value = value;
    }

    /** An object without members. */
    static Json object() {
        return EMPTY_OBJECT;
    }

    static Json of(String text) {
        return new Json(text);
    }

    static Json of(boolean flag) {
        return new Json(flag);
    }

    static Json of(long number) {
        return new Json(number);
    }

    static Json of(BigInteger number) {
        return number.bitLength() < Long.SIZE ? new Json(number.longValue()) : new Json(number);
    }

    static Json of(double number) {
        return new Json(number);
    }

    static Json array(Collection<Json> items) {
        return new Json(List.copyOf(items));
    }

    static Json array(Json... items) {
        return new Json(List.of(items));
    }

    /** An array of texts. */
    static Json texts(Collection<String> items) {
        return array(items.stream().map(Json::of).toList());
    }

    /** An object of these members, in the map's order. */
    static Json object(Map<String, Json> members) {
        return new Json(Collections.unmodifiableMap(new LinkedHashMap<>(members)));
    }

    /** This object with one more member, or with the member of that name replaced. */
    Json with(String name, Json member) {
        var members = new LinkedHashMap<>(members());
        members.put(name, member);
        return new Json(Collections.unmodifiableMap(members));
    }

    Json with(String name, String text) {
        return with(name, of(text));
    }

    Json with(String name, long number) {
        return with(name, of(number));
    }

    Json with(String name, boolean flag) {
        return with(name, of(flag));
    }

    /** This object with all members of the other one put into it. */
    Json withAll(Json other) {
        var members = new LinkedHashMap<>(members());
        members.putAll(other.members());
        return new Json(Collections.unmodifiableMap(members));
    }

    /** This object without the member of that name. */
    Json without(String name) {
        var members = new LinkedHashMap<>(members());
        members.remove(name);
        return new Json(Collections.unmodifiableMap(members));
    }

    /** The member of that name; {@link #NULL} when there is none or this is not an object. */
    Json get(String name) {
        return members().getOrDefault(name, NULL);
    }

    boolean has(String name) {
        return members().containsKey(name);
    }

    /** The members of an object; empty for everything else. */
    @SuppressWarnings("unchecked") // only this class puts maps into the field, always of this type
    Map<String, Json> members() {
        return value instanceof Map ? (Map<String, Json>) value : Map.of();
    }

    /** The items of an array; empty for everything else. */
    @SuppressWarnings("unchecked") // only this class puts lists into the field, always of this type
    List<Json> items() {
        return value instanceof List ? (List<Json>) value : List.of();
    }

    /** The items of the array that is this object's member of that name. */
    List<Json> items(String name) {
        return get(name).items();
    }

    /** The texts among the items of an array; empty for everything else. */
    List<String> texts() {
        return items().stream().flatMap(item -> item.text().stream()).toList();
    }

    /** The texts among the items of the array that is this object's member of that name. */
    List<String> texts(String name) {
        return get(name).texts();
    }

    Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    Optional<String> text(String name) {
        return get(name).text();
    }

    /** The integer that this is; empty for fractions and for what does not fit into 64 signed bits. */
    OptionalLong number() {
        return value instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    OptionalLong number(String name) {
        return get(name).number();
    }

    /** Whether this is {@code true}. */
    boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    boolean isTrue(String name) {
        return get(name).isTrue();
    }

    boolean isNull() {
        return value == null;
    }

    boolean isObject() {
        return value instanceof Map;
    }

    boolean isArray() {
        return value instanceof List;
    }

    /** The plain Java value, for {@link JsonText}. */
    Object raw() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Json json && Objects.equals(value, json.value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    /** The value as one line of JSON text in plain ASCII. */
    @Override
    public String toString() {
        return JsonText.write(this);
    }
}
