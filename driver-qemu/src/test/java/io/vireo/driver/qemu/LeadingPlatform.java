package io.vireo.driver.qemu;

import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.DomainRef;
import io.vireo.domain.StartFlag;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A platform that leads a session of its own without a terminal, as a service does, and reads a guest's terminal. */
final class LeadingPlatform {

    private LeadingPlatform() {}

    static Process start(Path root) throws java.io.IOException {
        return new ProcessBuilder(
                        "setsid",
                        "--wait",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeadingPlatform.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        try (QemuFixture qemu = new QemuFixture(Path.of(arguments[0]))) {
            DomainRef ref = qemu.define(qemu.bootable("led", "<serial type='pty'/>"));
            qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
            VirtStream console = qemu.on(ref, Console.class).openConsole(Optional.empty(), Set.of());
            Thread.sleep(1500);
            qemu.lifecycle(ref).resume();
            QemuFixture.readUntil(console, QemuFixture.WORD);
            // The terminal ends with the guest; a process that it controls would be ended by that.
            qemu.lifecycle(ref).destroy(Set.of());
            Thread.sleep(300);
            System.out.println("ALIVE");
        }
    }
}
