package io.vireo.driver.kit.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The root that {@link OwnNamespaces#onAThrowAwayRoot} makes: whatever is written there is gone with the tests. */
public final class ThrowAwayRoot {

    static final String MARK = ".vireo-throw-away";

    /** Memory, and views of the kernel. */
    private static final String NOBODYS =
            "tmpfs|proc|sysfs|devpts|mqueue|securityfs|selinuxfs|pstore|efivarfs|bpf|tracefs"
                    + "|debugfs|configfs|fusectl|cgroup2?";

    private ThrowAwayRoot() {}

    /** Fails unless this is one: a tree in memory that says so, in which nothing of the host can be written. */
    public static void require() {
        Map<String, String> mounts = seen();
        assertTrue(Files.exists(Path.of("/", MARK)), "this is no root to throw away");
        assertEquals("tmpfs", type(mounts.get("/")));
        assertEquals(
                List.of(),
                mounts.values().stream()
                        .filter(each -> !type(each).matches(NOBODYS))
                        .filter(each -> !each.split(" ")[5].matches("ro(,.*)?"))
                        .toList(),
                "of the host, this can be written");
    }

    /** The mounts that can be seen; one that another lies upon cannot. */
    private static Map<String, String> seen() {
        try {
            Map<String, String> seen = new LinkedHashMap<>();
            Files.readAllLines(Path.of("/proc/self/mountinfo")).forEach(each -> seen.put(each.split(" ")[4], each));
            return seen;
        } catch (IOException elsewhere) {
            throw new UncheckedIOException("Linux does not say what is mounted", elsewhere);
        }
    }

    private static String type(String mount) {
        return mount.replaceFirst(".* - ", "").split(" ")[0];
    }
}
