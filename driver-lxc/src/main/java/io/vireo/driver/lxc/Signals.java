package io.vireo.driver.lxc;

import java.util.List;

/** Signals to processes of a container. */
final class Signals {

    private Signals() {}

    /** Sends one by its name without SIG, or by its number. */
    static void send(long pid, String signal) {
        LxcTools.system("send the signal " + signal, List.of("kill", "-s", signal, "--", Long.toString(pid)));
    }
}
