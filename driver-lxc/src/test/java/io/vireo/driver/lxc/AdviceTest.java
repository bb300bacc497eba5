package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AdviceTest {

    @Test
    void whatLiblxcSaysIsFollowedByWhatToDo() {
        String profile = Advice.on("No such file or directory - Failed to write AppArmor profile \"mine\" to 13");
        String group =
                Advice.on("Device or resource busy - Could not enable \"+cpuset +cpu\" controllers in the unified"
                        + " cgroup 11");

        assertTrue(profile.startsWith("; ") && profile.contains("apparmor_parser"), profile);
        assertTrue(group.startsWith("; ") && group.contains("init.scope"), group);
    }

    @Test
    void nothingIsSaidAboutWhatNobodyKnows() {
        assertEquals("", Advice.on("Failed to exec \"/bin/sh\""));
    }
}
