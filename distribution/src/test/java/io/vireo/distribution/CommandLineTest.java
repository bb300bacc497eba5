package io.vireo.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "--root /srv", "--root=/srv", "-c test:///default", "--connect test:///default --root /srv"})
    void withoutACommandTheShellIsInteractive(String typed) {
        assertTrue(line(typed).interactive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "--help", "-c", "--root", "-c test:///default list", "--root /srv list", "-r -c"})
    void aCommandAnOptionOfTheShellOrAMistakeIsForTheShell(String typed) {
        assertFalse(line(typed).interactive());
    }

    @Test
    void theRootIsTakenOutOfTheOptionsInAnyOrder() {
        for (String typed : List.of(
                "--root /srv/../lab -r -c test:///default list --all",
                "-r --root=/lab -c test:///default list --all",
                "-r -c test:///default --root /lab list --all")) {
            CommandLine line = line(typed);
            assertEquals(Optional.of(Path.of("/lab")), line.root(), typed);
            assertEquals(List.of("-r", "-c", "test:///default", "list", "--all"), line.arguments(), typed);
        }
    }

    @Test
    void whatStandsAfterTheCommandIsTheCommands() {
        CommandLine line = line("echo --root /srv");
        assertEquals(Optional.empty(), line.root());
        assertEquals(List.of("echo", "--root", "/srv"), line.arguments());
    }

    @Test
    void aRelativeRootIsBelowTheCurrentFolder() {
        assertEquals(
                Optional.of(Path.of("lab").toAbsolutePath()), line("--root lab").root());
    }

    @Test
    void theConnectionOfAnInteractiveShellIsKnown() {
        assertEquals(Optional.of("test:///default"), line("-c test:///default").uri());
    }

    private static CommandLine line(String typed) {
        return CommandLine.of(typed.isEmpty() ? new String[0] : typed.split(" "));
    }
}
