package io.vireo.benchmarks;

import io.vireo.Connect;
import io.vireo.Vireo;

/** Opens a connection, lists its domains, closes it. */
final class ListProgram {

    private ListProgram() {}

    /**
     * Writes how many domains there are.
     *
     * @param arguments the URI
     */
    public static void main(String[] arguments) {
        try (Connect connect = Vireo.load().open(arguments[0])) {
            System.out.println(connect.listDomains().size());
        }
    }
}
