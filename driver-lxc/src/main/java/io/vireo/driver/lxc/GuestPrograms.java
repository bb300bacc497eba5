package io.vireo.driver.lxc;

import io.vireo.InvalidState;
import io.vireo.driver.kit.Outcome;
import io.vireo.lxc.LxcProcessResult;
import io.vireo.lxc.LxcProcesses;
import java.util.ArrayList;
import java.util.List;

/** Runs programs in a container; liblxc sees to it that they have no more rights than the container's own. */
final class GuestPrograms implements LxcProcesses {

    private final LxcDomain domain;

    GuestPrograms(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public LxcProcessResult execute(List<String> command) {
        if (command.isEmpty() || !command.get(0).startsWith("/")) {
            throw Refusal.invalid("the program to run in " + domain.label() + " has to be named by its path there");
        }
        Container container = domain.container();
        if (domain.state().isPaused()) {
            throw new InvalidState(domain.label() + " is paused: resume it first, nothing runs in a frozen container");
        }
        List<String> arguments = new ArrayList<>(List.of("--clear-env", "--"));
        arguments.addAll(command);
        Outcome outcome = domain.host()
                .tools()
                .run("lxc-attach", container.folder().container(), arguments.toArray(String[]::new));
        return new LxcProcessResult(outcome.exit(), outcome.output(), outcome.errors());
    }
}
