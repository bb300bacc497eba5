package io.vireo.itests.samples;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.tck.DriverSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Containers that sleep in a root of busybox, each connection in a folder of its own. */
public final class ContainerSample implements DriverSample {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Path folder;

    /**
     * Makes the sample.
     *
     * @param folder where the connections and the root are
     */
    public ContainerSample(Path folder) {
        this.folder = folder;
    }

    @Override
    public String uri() {
        return "lxc:///embed?root=" + folder.resolve(Integer.toString(NEXT.incrementAndGet()));
    }

    @Override
    public Optional<String> domainXml(String name, UUID uuid) {
        return Optional.of("<domain type='lxc'><name>" + name + "</name><uuid>" + uuid
                + "</uuid><memory unit='MiB'>64</memory><os><type>exe</type><init>/bin/sleep</init>"
                + "<initarg>1000</initarg></os><devices><filesystem type='mount'><source dir='" + root()
                + "'/><target dir='/'/></filesystem><console type='pty'/></devices></domain>");
    }

    @Override
    public boolean hasConsole() {
        return true;
    }

    /** The root of its containers, made when it is not there. */
    public Path root() {
        Path root = folder.resolve("busybox-root");
        if (Files.exists(root)) {
            return root;
        }
        try {
            for (String each : List.of("bin", "etc", "dev", "proc", "sys", "tmp", "run", "mnt")) {
                Files.createDirectories(root.resolve(each));
            }
            Files.copy(ChildProcess.find("busybox").orElseThrow().toRealPath(), root.resolve("bin/busybox"));
            for (String applet : List.of("sh", "sleep", "tail", "poweroff", "reboot")) {
                Files.createSymbolicLink(root.resolve("bin").resolve(applet), Path.of("busybox"));
            }
            Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/:/bin/sh\n");
            Files.writeString(root.resolve("etc/group"), "root:x:0:\n");
            return root;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
