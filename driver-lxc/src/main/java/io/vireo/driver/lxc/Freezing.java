package io.vireo.driver.lxc;

import io.vireo.driver.kit.groups.ControlGroup;
import io.vireo.driver.kit.groups.ControlGroups;
import io.vireo.driver.kit.groups.GroupSettings;

/** Stops all processes of a container, and lets them run on. */
final class Freezing {

    private static final int LONGEST_MILLIS = 10_000;

    private Freezing() {}

    static boolean isFrozen(Container container) {
        ControlGroup group = container.group();
        return group.isUnified("freezer")
                ? group.entry("freezer", "cgroup.events", "frozen").orElse(0) == 1
                : group.read("freezer", "freezer.state").orElse("").equals("FROZEN");
    }

    /** Asks the kernel, which may need a moment; fails when it does not get there, and takes the request back. */
    static void set(Container container, boolean frozen) {
        GroupSettings settings = new GroupSettings(ControlGroups.present());
        settings.frozen(frozen).forEach(container.group()::write);
        for (int waited = 0; isFrozen(container) != frozen; waited++) {
            if (waited > LONGEST_MILLIS || !FirstProcess.pause(1)) {
                settings.frozen(!frozen).forEach(container.group()::write);
                throw Refusal.failed(container.label() + " could not be " + (frozen ? "frozen" : "thawed")
                        + ": a process of it waits for the kernel");
            }
        }
    }
}
