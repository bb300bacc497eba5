package io.vireo.driver.lxc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the first process of a container is, which decides how it is asked to end or to boot again.
 *
 * @param halt the signal that asks it to end
 * @param reboot the signal that asks it to boot again; empty for a program that knows nothing of that
 */
record InitKind(String halt, Optional<String> reboot) {

    private static final InitKind SYSTEMD = new InitKind("RTMIN+3", Optional.of("INT"));
    private static final InitKind BUSYBOX = new InitKind("USR2", Optional.of("TERM"));
    private static final InitKind PROGRAM = new InitKind("TERM", Optional.empty());

    /** By the program that it runs; a program that is no init is asked to end as any other program is. */
    static InitKind of(Container container) {
        String program = link(container.init());
        String name = command(container.init());
        boolean init = name.matches("(.*/)?(init|linuxrc)(\\s.*)?");
        if (program.endsWith("/systemd")) {
            return SYSTEMD;
        }
        return init && program.contains("busybox") ? BUSYBOX : PROGRAM;
    }

    private static String link(long pid) {
        try {
            // The name alone: the file is the container's and is not opened.
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "exe"))
                    .toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static String command(long pid) {
        try {
            return Files.readString(
                            Path.of("/proc", Long.toString(pid), "cmdline"),
                            java.nio.charset.StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException gone) {
            return "";
        }
    }
}
