package io.vireo.driver.nodedev;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The program that keeps the definitions of mediated devices, for whoever has them. */
interface Mdevctl {

    /** Whether it is there. */
    boolean isInstalled();

    /** Runs it with some words, and what it reads; returns what it writes, and fails when it does. */
    String run(String what, String input, List<String> words);

    /** That of this host. */
    Mdevctl OF_THIS_HOST = new Mdevctl() {

        private static final Duration PATIENCE = Duration.ofSeconds(30);

        @Override
        public boolean isInstalled() {
            return ChildProcess.find("mdevctl").isPresent();
        }

        @Override
        public String run(String what, String input, List<String> words) {
            if (!isInstalled()) {
                throw new VirtException(
                        ErrorCode.SYSTEM_ERROR, "Cannot find 'mdevctl' in path: No such file or directory");
            }
            List<String> command = new ArrayList<>(List.of("mdevctl"));
            command.addAll(words);
            return ChildProcess.of(command)
                    .withInput(input)
                    .run(PATIENCE)
                    .orFail(what)
                    .output();
        }
    };
}
