package io.vireo.driver.qemu;

/** One value of a QEMU option that is a list of {@code name=value}; commas within values are doubled, as QEMU wants it. */
final class Options {

    private final StringBuilder text;

    private Options(String first) {
        text = new StringBuilder(first);
    }

    /** A list that begins with a value without name, such as {@code socket} of {@code socket,id=x}. */
    static Options of(String first) {
        return new Options(escaped(first));
    }

    /** A list of which every value has a name. */
    static Options empty() {
        return new Options("");
    }

    Options with(String name, String value) {
        text.append(text.isEmpty() ? "" : ",").append(name).append('=').append(escaped(value));
        return this;
    }

    Options with(String name, long value) {
        return with(name, Long.toString(value));
    }

    Options with(String name, boolean on) {
        return with(name, on ? "on" : "off");
    }

    private static String escaped(String value) {
        return value.replace(",", ",,");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
