package io.vireo.driver.qemu;

import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.StartFlag;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A platform in a JVM of its own, which a test kills without a warning. */
final class KilledPlatform implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private KilledPlatform(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Starts it with guests in the folder; when it returns they run. */
    static KilledPlatform start(Path root) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledPlatform.class.getName(),
                        root.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        KilledPlatform platform = new KilledPlatform(process);
        String line = platform.output.readLine();
        if (!"READY".equals(line)) {
            throw new IOException("the other JVM said " + line);
        }
        return platform;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The other JVM: guests of every kind, then it waits to be killed. */
    public static void main(String[] arguments) throws Exception {
        QemuFixture qemu = new QemuFixture(Path.of(arguments[0]));
        DomainRef running = qemu.define(QemuFixture.bare("running"));
        qemu.lifecycle(running).start(Set.of());
        DomainRef paused = qemu.define(QemuFixture.bare("paused"));
        qemu.lifecycle(paused).start(Set.of(StartFlag.PAUSED));
        DomainRef doomed = qemu.define(QemuFixture.bare("doomed"));
        qemu.lifecycle(doomed).start(Set.of());
        DomainRef bound = qemu.define(QemuFixture.bare("bound"));
        qemu.lifecycle(bound).start(Set.of(StartFlag.AUTODESTROY));
        qemu.define(QemuFixture.bare("stopped"));
        qemu.host(Domains.class).createDomain(QemuFixture.bare("transient"), Set.of());
        System.out.println("READY");
        Thread.sleep(Long.MAX_VALUE);
    }
}
