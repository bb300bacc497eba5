package io.vireo.driver.kit.groups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes moves of processes into control groups quick.
 *
 * <p>The first move for a while makes the kernel wait until each processor has once done nothing with groups, which takes 10
 * to 20 ms; the moves right after it wait for nothing. Whoever is going to start a guest lets that wait pass while it still
 * prepares other things.
 */
public final class GroupMoves {

    private static final Logger LOG = LoggerFactory.getLogger(GroupMoves.class);

    private GroupMoves() {}

    /**
     * Waits, so that moves which follow soon do not have to; to be called beside other work. Where this process may not do
     * that nothing happens, and the next move waits itself.
     */
    public static void prepare() {
        prepare(ControlGroup.of(ProcessHandle.current().pid()));
    }

    /** Moves this process into the group in which it is: nothing changes, and it is a move all the same. */
    static void prepare(ControlGroup own) {
        Optional<Path> processes = List.of("pids", "freezer", "memory").stream()
                .flatMap(controller -> own.file(controller, "cgroup.procs").stream())
                .findFirst();
        if (processes.isEmpty()) {
            return;
        }
        try {
            Files.writeString(
                    processes.get(), Long.toString(ProcessHandle.current().pid()), StandardOpenOption.WRITE);
        } catch (IOException refused) {
            LOG.debug("The next move between groups is not prepared", refused);
        }
    }
}
