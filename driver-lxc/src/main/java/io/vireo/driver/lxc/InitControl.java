package io.vireo.driver.lxc;

import io.vireo.driver.kit.Outcome;

/** Asks an init of System V through its pipe; it has to have one, and its own program to write there. */
final class InitControl {

    /** What is asked for. */
    enum Level {
        /** To end. */
        HALT("0"),
        /** To boot again. */
        REBOOT("6");

        private final String number;

        Level(String number) {
            this.number = number;
        }
    }

    private InitControl() {}

    static void ask(Container container, Level level) {
        Outcome outcome = container
                .domain()
                .host()
                .tools()
                .run("lxc-attach", container.folder().container(), "--clear-env", "--", "/sbin/telinit", level.number);
        if (!outcome.isSuccess()) {
            throw Refusal.notWhileRunning(
                    "the init of " + container.label() + " has no control pipe that could be asked; use a signal");
        }
    }
}
