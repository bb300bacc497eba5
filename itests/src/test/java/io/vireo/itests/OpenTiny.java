package io.vireo.itests;

import io.vireo.Connect;
import io.vireo.Vireo;

/** A program outside of OSGi: prints where the platform's module is and what the smallest driver manages. */
final class OpenTiny {
    private OpenTiny() {}

    /**
     * Runs.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        try (Connect connect = Vireo.load().open("tiny:///")) {
            System.out.println((Vireo.class.getModule().isNamed() ? "module " : "class ") + connect.uri());
        }
    }
}
