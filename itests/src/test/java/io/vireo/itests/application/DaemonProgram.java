package io.vireo.itests.application;

import io.vireo.Vireo;
import io.vireo.daemon.DaemonCommand;

/** A daemon as a process of its own, which can be killed. */
public final class DaemonProgram {

    private DaemonProgram() {}

    /**
     * Serves until it is ended.
     *
     * @param arguments the daemon's own
     */
    public static void main(String[] arguments) {
        System.exit(new DaemonCommand(Vireo.load()).applyAsInt(arguments));
    }
}
