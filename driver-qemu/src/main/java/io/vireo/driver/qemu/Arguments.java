package io.vireo.driver.qemu;

import java.util.ArrayList;
import java.util.List;

/** QEMU's arguments while they are being collected. Nothing is ever joined but by {@link Json} or {@link Options}. */
final class Arguments {

    private final List<String> all = new ArrayList<>();

    Arguments flag(String name) {
        all.add("-" + name);
        return this;
    }

    Arguments add(String name, String value) {
        all.add("-" + name);
        all.add(value);
        return this;
    }

    Arguments add(String name, Options value) {
        return add(name, value.toString());
    }

    Arguments add(String name, Json value) {
        return add(name, value.toString());
    }

    Arguments device(Json device) {
        return add("device", device);
    }

    Arguments object(Json object) {
        return add("object", object);
    }

    /** An argument that stands for itself, as somebody gave it. */
    Arguments verbatim(String argument) {
        all.add(argument);
        return this;
    }

    List<String> list() {
        return List.copyOf(all);
    }
}
