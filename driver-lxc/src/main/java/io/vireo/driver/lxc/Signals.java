package io.vireo.driver.lxc;

import io.vireo.InvalidState;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.time.Duration;
import java.util.List;

/** Signals to processes of a container. */
final class Signals {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Signals() {}

    /**
     * Sends one by its name without SIG, or by its number.
     *
     * @throws InvalidState when the process has ended meanwhile
     */
    static void send(long pid, String signal) {
        LxcTools.requireInstalled("kill", "procps"); // Small systems have it in their shell only.
        Outcome outcome = ChildProcess.of(List.of("kill", "-s", signal, "--", Long.toString(pid)))
                .run(PATIENCE);
        if (!outcome.isSuccess() && ProcessHandle.of(pid).isEmpty()) {
            throw new InvalidState("the process " + pid + ", which was to get the signal " + signal + ", has ended");
        }
        outcome.orFail("send the signal " + signal);
    }
}
