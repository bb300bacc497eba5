package io.vireo.shell;

import io.vireo.Connect;
import io.vireo.VirtStream;
import io.vireo.domain.Definition;
import io.vireo.domain.Domain;
import io.vireo.domain.Inspect;
import io.vireo.domain.Lifecycle;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The demo with a container: busybox on a network, its console, its address, a limit that bites, its end. */
final class DemoContainer {

    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MEMORY_MIB = "32";
    private static final List<String> PROGRAMS =
            List.of("sh", "ip", "udhcpc", "hostname", "echo", "tail", "free", "ps", "mount", "poweroff", "cat");
    private static final String ADDRESS =
            "#!/bin/sh\n[ \"$1\" = bound ] && ip addr add $ip/$mask dev $interface\nexit 0\n";
    private static final String BEGIN = "#!/bin/sh\n"
            + "ip link set lo up\n"
            + "[ -e /sys/class/net/eth0 ] && ip link set eth0 up && udhcpc -q -n -i eth0 -s /etc/address >/dev/null\n"
            + "exit 0\n";

    private final Connect connect;
    private final Consumer<String> say;
    private final Consumer<String> show;

    /**
     * @param say takes what the demo does
     * @param show takes what the container says
     */
    DemoContainer(Connect connect, Consumer<String> say, Consumer<String> show) {
        this.connect = connect;
        this.say = say;
        this.show = show;
    }

    /** Takes a container through its life; nothing of it is left. */
    void live(Path folder) {
        Path root = root(folder.resolve("busybox"));
        say.accept("made a root for the container of " + BUSYBOX);
        try (DemoNetwork network = DemoNetwork.in(connect, say)) {
            Domain domain = connect.defineDomain(description(root, network));
            try {
                live(domain, network);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new CommandFailed("interrupted");
            } finally {
                if (domain.as(Inspect.class).isActive()) {
                    domain.as(Lifecycle.class).destroy(Set.of());
                }
                domain.as(Definition.class).undefine(Set.of());
                say.accept("undefined; nothing is left");
            }
        }
    }

    private void live(Domain domain, DemoNetwork network) throws InterruptedException {
        domain.as(Lifecycle.class).start(Set.of());
        say.accept("started container '" + domain.name() + "', limited to " + MEMORY_MIB + " MiB of memory");
        network.awaitAddress(domain);
        try (VirtStream console = domain.as(io.vireo.domain.Console.class).openConsole(Optional.empty(), Set.of())) {
            type(console, "", "# ");
            type(console, "ps\n", "# ");
            type(console, "ip addr show dev eth0\n", "# ");
            say.accept("now it wants more memory than it may have:");
            String said = type(console, "tail /dev/zero\n", "# ");
            say.accept(
                    said.contains("Killed")
                            ? "the kernel ended what wanted too much; the container lives on, state " + state(domain)
                            : "the limit did not bite");
        }
        domain.as(Lifecycle.class).shutdown(Set.of());
        Instant end = Instant.now().plus(PATIENCE);
        while (domain.as(Inspect.class).isActive() && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        say.accept("asked its init to power off, state " + state(domain));
    }

    private static Object state(Domain domain) {
        return domain.as(Inspect.class).state();
    }

    /** Types a line and shows what comes until the prompt is back. */
    private String type(VirtStream console, String line, String prompt) {
        console.write(StandardCharsets.UTF_8.encode(line.isEmpty() ? "\n" : line));
        StringBuilder seen = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        Instant deadline = Instant.now().plus(PATIENCE);
        // Busybox asks the terminal where its cursor is, after the prompt.
        while (!DemoConsole.withoutOrders(seen.toString()).endsWith(prompt)) {
            if (Instant.now().isAfter(deadline) || console.read(buffer.clear()) < 0) {
                throw new CommandFailed("the container's console ended before its prompt; it said: " + seen);
            }
            seen.append(StandardCharsets.UTF_8.decode(buffer.flip()));
        }
        seen.toString().lines().filter(each -> !each.isBlank()).forEach(show);
        return seen.toString();
    }

    private static Path root(Path root) {
        if (!Files.isExecutable(BUSYBOX)) {
            throw new CommandFailed(BUSYBOX + " is not there; install the package busybox-static");
        }
        try {
            for (String each : List.of("bin", "sbin", "etc", "dev", "proc", "sys", "tmp", "run", "root")) {
                Files.createDirectories(root.resolve(each));
            }
            Files.copy(BUSYBOX.toRealPath(), root.resolve("bin/busybox"));
            for (String each : PROGRAMS) {
                Files.createSymbolicLink(root.resolve("bin").resolve(each), Path.of("busybox"));
            }
            Files.createSymbolicLink(root.resolve("sbin/init"), Path.of("../bin/busybox"));
            script(root.resolve("etc/begin"), BEGIN);
            script(root.resolve("etc/address"), ADDRESS);
            Files.writeString(root.resolve("etc/inittab"), "::sysinit:/etc/begin\n::respawn:/bin/sh\n");
            return root;
        } catch (IOException failed) {
            throw new CommandFailed("cannot make a root for the container: " + failed);
        }
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static String description(Path root, DemoNetwork network) {
        Element files = Element.of("filesystem")
                .with("type", "mount")
                .add(Element.of("source").with("dir", root.toString()))
                .add(Element.of("target").with("dir", "/"));
        return Element.of("domain")
                .with("type", "lxc")
                .add("name", "demo")
                .add(Element.of("memory", MEMORY_MIB).with("unit", "MiB"))
                .add(Element.of("os").add("type", "exe").add("init", "/sbin/init"))
                .add(network.withCard(Element.of("devices")
                                .add(files)
                                .add(Element.of("console").with("type", "pty")))
                        .mapChildren("interface", card -> card.withoutChildren("model")))
                .toString();
    }
}
