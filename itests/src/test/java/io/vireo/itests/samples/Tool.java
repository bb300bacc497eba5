package io.vireo.itests.samples;

import io.vireo.driver.kit.ChildProcess;
import java.time.Duration;
import java.util.List;

/** Programs that prepare what samples are made of. */
final class Tool {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE = 100;

    private Tool() {}

    /** Runs a program that must succeed, and returns what it prints. */
    static String run(String... command) {
        return ChildProcess.of(List.of(command))
                .run(PATIENCE)
                .orFail("prepare a sample")
                .output()
                .strip();
    }

    /** Runs a program until it succeeds. */
    static void await(String... command) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ChildProcess.of(List.of(command)).run(PATIENCE).isSuccess()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("it never succeeds: " + String.join(" ", command));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }
}
