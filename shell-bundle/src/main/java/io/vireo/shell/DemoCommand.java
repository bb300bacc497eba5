package io.vireo.shell;

import io.vireo.Connect;
import io.vireo.domain.Definition;
import io.vireo.domain.DestroyFlag;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainEvent;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.spi.DriverStatus;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The command that takes a real guest through its life, and says at each step who did it. */
final class DemoCommand {

    private static final Duration SHUTDOWN = Duration.ofSeconds(30);
    private static final String CONTAINER = "lxc";

    private final ShellSession shell;
    private final Connect connect;
    private final String driver;
    private final Instant begin = Instant.now();

    private DemoCommand(ShellSession shell, Connect connect) {
        this.shell = shell;
        this.connect = connect;
        this.driver = shell.vireo().drivers().stream()
                .filter(status -> status.schemes().contains(connect.uri().driver()))
                .findFirst()
                .map(DriverStatus::bundle)
                .orElse(connect.uri().driver());
    }

    static Command command() {
        return Command.of(
                "demo [<folder>]",
                "boot a real guest, show its console, suspend, resume, shut it down; with 'lxc' a container",
                DemoCommand::run);
    }

    private static void run(ShellSession shell, Arguments arguments) {
        if (arguments.find("folder").filter(CONTAINER::equals).isPresent()) {
            container(shell);
            return;
        }
        Path images = arguments.find("folder").map(Path::of).orElseGet(DemoCommand::images);
        if (!Files.isReadable(images.resolve("vmlinux"))) {
            throw new CommandFailed("there is no guest in " + images
                    + "; make one with tools/guest, or start the demo by" + " './vireo demo', which does");
        }
        Path root = temporary();
        try (Connect connect = shell.vireo().open("qemu:///embed?root=" + root)) {
            new DemoCommand(shell, connect).live(images, Files.createDirectory(root.resolve("images")));
        } catch (IOException failed) {
            throw new CommandFailed("cannot make a folder for the demo's disk: " + failed);
        } finally {
            delete(root);
        }
    }

    private static void container(ShellSession shell) {
        Path root = temporary();
        try (Connect connect = shell.vireo().open("lxc:///embed?root=" + root)) {
            DemoCommand demo = new DemoCommand(shell, connect);
            new DemoContainer(connect, demo::say, line -> demo.show(DemoConsole.plain(line))).live(root);
        } finally {
            delete(root);
        }
    }

    /** Where {@code tools/guest} puts its images unless told otherwise. */
    private static Path images() {
        String told = System.getProperty("vireo.guest", System.getenv("VIREO_GUEST"));
        if (told != null) {
            return Path.of(told);
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("vireo").resolve("guest");
    }

    private void live(Path images, Path disks) {
        say("opened " + connect.uri().driver() + ":///embed on a folder of its own");
        try (DemoDisk disk = DemoDisk.in(connect, disks, this::say);
                DemoNetwork network = DemoNetwork.in(connect, this::say)) {
            live(images, description(images, "demo", network.withCard(disk.withDisk(devices()))), network);
            network.sayFilters();
        }
    }

    private void live(Path images, String description, DemoNetwork network) {
        DomainRef ref = connect.as(Domains.class).defineDomain(description, Set.of());
        Domain domain = connect.at(ref);
        Lifecycle lifecycle = domain.as(Lifecycle.class);
        CountDownLatch stopped = new CountDownLatch(1);
        Subscription events = connect.subscribe(EventFilter.of(DomainEvent.Lifecycle.class), delivery -> {
            if (delivery.event() instanceof DomainEvent.Lifecycle change
                    && change.domain().equals(ref)) {
                say("  event " + delivery.sequence() + ": " + change.detail());
                if (change.detail().name().startsWith("STOPPED")) {
                    stopped.countDown();
                }
            }
        });
        try {
            say("defined domain '" + domain.name() + "'");
            lifecycle.start(Set.of());
            say("started, state " + state(domain));
            DemoConsole console = new DemoConsole(domain, this::say, this::show);
            console.boot();
            network.awaitAddress(domain);
            network.sayAgent(domain);
            network.sayFilters();
            network.ask(console);
            if (DemoNetwork.isPossible(connect)) {
                new DemoNeighbours(connect, this::say, this::show).live(images, DemoNetwork.GUEST);
            }
            lifecycle.suspend();
            say("suspended, state " + state(domain));
            lifecycle.resume();
            say("resumed, state " + state(domain));
            lifecycle.shutdown(Set.of());
            say("asked the guest by ACPI to shut down");
            if (!stopped.await(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CommandFailed("the guest did not shut down within " + SHUTDOWN.toSeconds() + " s");
            }
            say("the guest has shut down, state " + state(domain));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted");
        } finally {
            if (domain.as(Inspect.class).isActive()) {
                lifecycle.destroy(Set.<DestroyFlag>of());
            }
            domain.as(Definition.class).undefine(Set.of());
            events.close();
            say("undefined; nothing is left");
        }
    }

    private static StateReason state(Domain domain) {
        return domain.as(Inspect.class).state();
    }

    private void say(String what) {
        shell.printLine(
                "%6.2f s  [%s] %s", Duration.between(begin, Instant.now()).toMillis() / 1e3, driver, what);
        shell.terminal().out().flush();
    }

    private void show(String line) {
        shell.printLine("           | %s", line);
    }

    /** The devices that every guest of the demo has. */
    static Element devices() {
        return Element.of("devices")
                .add(Element.of("serial").with("type", "pty"))
                .add(Element.of("console").with("type", "pty"))
                .add(Element.of("channel")
                        .with("type", "unix")
                        .add(Element.of("target").with("type", "virtio").with("name", "org.qemu.guest_agent.0")));
    }

    /** A guest of the demo. */
    static String description(Path images, String name, Element devices) {
        Element os = Element.of("os")
                .add(Element.of("type", "hvm").with("arch", "x86_64").with("machine", "q35"))
                .add("kernel", images.resolve("vmlinux").toString())
                .add("initrd", images.resolve("initramfs").toString())
                .add(
                        "cmdline",
                        Documents.read(images.resolve("cmdline").toString()).strip());
        return Element.of("domain")
                .with("type", "qemu")
                .add("name", name)
                .add(Element.of("memory", "256").with("unit", "MiB"))
                .add("vcpu", "1")
                .add(os)
                .add(Element.of("features").add(Element.of("acpi")))
                .add(devices)
                .toString();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("vireo-demo");
        } catch (IOException failed) {
            throw new CommandFailed("cannot make a folder for the demo: " + failed);
        }
    }

    private static void delete(Path root) {
        try (var paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            throw new CommandFailed("cannot remove " + root + ": " + left);
        }
    }
}
