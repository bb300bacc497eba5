package io.vireo.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.VirtException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel refuses to write beyond a limit, as a full disk does: with a part of the file already written. */
class FullDiskTest {

    private static final String OLD = "<domain>old</domain>";

    @TempDir
    Path temporary;

    @Test
    void refusedWriteNamesTheReasonAndKeepsTheOldDefinition() {
        assumeTrue(ChildProcess.find("prlimit").isPresent(), "prlimit of util-linux is not installed");
        DefinitionStore.open(temporary.resolve("store")).save("web", OLD);
        List<String> command = new ArrayList<>(List.of("prlimit", "--fsize=65536"));
        command.addAll(Spawned.command(Writer.class, temporary.resolve("store").toString()));
        Outcome outcome = ChildProcess.of(command).run(Duration.ofMinutes(1)).orFail("write too much");
        assertTrue(outcome.output().contains("errno 27"), outcome.toString());
        assertTrue(outcome.output().contains("definition of 'web'"), outcome.toString());
        DefinitionStore store = DefinitionStore.open(temporary.resolve("store"));
        assertEquals(Optional.of(OLD), store.find("web"));
        assertEquals(1, store.load(each -> each).objects().size());
    }

    /** Runs in a JVM of its own. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            try {
                DefinitionStore.open(Path.of(arguments[0])).save("web", "<domain>" + "x".repeat(1 << 20) + "</domain>");
            } catch (VirtException refused) {
                System.out.println("errno " + refused.facts().first() + ", " + refused.getMessage());
            }
        }
    }
}
