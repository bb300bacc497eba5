package io.vireo.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void withoutArgumentsTheShellIsInteractive() {
        assertTrue(CommandLine.of().interactive());
        assertEquals(Optional.empty(), CommandLine.of().root());
    }

    @Test
    void aRootAloneIsNoCommand() {
        CommandLine apart = CommandLine.of("--root", "/srv/lab/../vireo");
        assertTrue(apart.interactive());
        assertEquals(Optional.of(Path.of("/srv/vireo")), apart.root());

        CommandLine joined = CommandLine.of("--root=/srv/vireo");
        assertTrue(joined.interactive());
        assertEquals(Optional.of(Path.of("/srv/vireo")), joined.root());
    }

    @Test
    void aCommandGetsAllArgumentsAsTyped() {
        CommandLine line = CommandLine.of("--root", "lab", "list", "--all");
        assertFalse(line.interactive());
        assertEquals(Optional.of(Path.of("lab").toAbsolutePath()), line.root());
        assertArrayEquals(new String[] {"--root", "lab", "list", "--all"}, line.arguments());
    }

    @Test
    void aRootWithoutItsFolderIsLeftToTheShellToRefuse() {
        CommandLine line = CommandLine.of("--root");
        assertFalse(line.interactive());
        assertEquals(Optional.empty(), line.root());
    }
}
