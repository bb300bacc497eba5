package io.vireo.driver.lxc;

import java.util.Map;

/** What can be done about a complaint of liblxc whose words do not say it. */
final class Advice {

    private static final Map<String, String> BY_WORDS = Map.of(
            "newuidmap", "where newuidmap is installed, /etc/subuid and /etc/subgid have to give root these ranges",
            "AppArmor profile",
                    "a profile has to be loaded (apparmor_parser) and be one that the profile of lxc-start may change to,"
                            + " and <seclabel type='none'/> does without",
            "controllers in the unified cgroup",
                    "the host's process 1 has to be in the topmost group or in init.scope, for liblxc begins there");

    private Advice() {}

    /** The advice after a semicolon; empty for any other complaint. */
    static String on(String complaint) {
        return BY_WORDS.entrySet().stream()
                .filter(each -> complaint.contains(each.getKey()))
                .findFirst()
                .map(each -> "; " + each.getValue())
                .orElse("");
    }
}
