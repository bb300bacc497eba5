package io.vireo.driver.kit.namespaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.driver.kit.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Tests for namespaces of their own run there, and nowhere else. */
final class OwnNamespacesTest {

    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing();

    /** Something that would change the host. */
    @InOwnNamespaces
    static final class Dangerous {

        @Test
        void isSomewhereElse() {
            assertTrue(System.getProperty(InOwnNamespaces.OUTSIDE) != null);
        }
    }

    /** Something that would write where the host's own root is. */
    @InOwnNamespaces
    static final class OnTheRoot {

        @Test
        void writesIntoMemory() throws IOException {
            ThrowAwayRoot.require();
            Files.writeString(Path.of("/vireo-was-here"), "gone with the tests");
        }
    }

    @Test
    void aRootToThrowAwayIsNotTheHosts() {
        OwnNamespaces throwing = NAMESPACES.onAThrowAwayRoot();
        throwing.require();

        throwing.run(OnTheRoot.class);

        assertFalse(Files.exists(Path.of("/vireo-was-here")));
        assertThrows(AssertionError.class, ThrowAwayRoot::require);
    }

    @Test
    void doNotRunOnTheHost() {
        TestExecutionSummary seen = NamespacedTests.run(Dangerous.class);
        assertEquals(0, seen.getTestsStartedCount());
        assertEquals(1, seen.getContainersSkippedCount());
    }

    @Test
    void runWhereTheyBelong() {
        NAMESPACES.require();
        NAMESPACES.run(Dangerous.class);
    }

    @Test
    void aProgramSeesOnlyItsOwnDevices() {
        NAMESPACES.require();
        Outcome seen = NAMESPACES.inside(List.of("ip", "-br", "link"));
        assertEquals(1, seen.output().lines().count(), seen::output);
        assertTrue(seen.output().startsWith("lo"), seen::output);
    }
}
