package io.vireo.daemon;

import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.spi.AccessPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code vireo daemon} as a service: serves until its thread is interrupted or its bundle stops, and returns the exit code
 * of the process.
 *
 * <p>The launcher of a distribution finds it by the property {@code vireo.daemon}; it needs no other class of this bundle.
 */
@Component(service = ToIntFunction.class, property = "vireo.daemon=true")
public final class DaemonCommand implements ToIntFunction<String[]> {

    private static final Logger LOG = LoggerFactory.getLogger(DaemonCommand.class);
    private static final int FAILED = 1;
    private static final String REHEARSED = "test:///default";

    // By then the compilers have seen what they need.
    private static final long LONGEST_EXERCISE = TimeUnit.MILLISECONDS.toNanos(1500);

    private final Vireo vireo;
    private final Consumer<AccessPolicy> registrar;
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * Makes the command outside of a framework, where access policies are found by themselves.
     *
     * @param vireo opens connections
     */
    public DaemonCommand(Vireo vireo) {
        this(vireo, policy -> LOG.warn("Rules of access are for a daemon in a framework; they are not looked at here"));
    }

    /**
     * Makes the command; the framework calls it.
     *
     * @param context this bundle's context
     * @param vireo opens connections
     */
    @Activate
    public DaemonCommand(BundleContext context, @Reference Vireo vireo) {
        this(vireo, policy -> context.registerService(AccessPolicy.class, policy, null));
    }

    private DaemonCommand(Vireo vireo, Consumer<AccessPolicy> registrar) {
        this.vireo = Objects.requireNonNull(vireo, "vireo");
        this.registrar = registrar;
    }

    /** Ends the daemon if it runs; the framework calls it. */
    @Deactivate
    public void deactivate() {
        stop.countDown();
    }

    /**
     * Serves clients.
     *
     * @param words the words after {@code daemon}
     * @return 0 when it was ended, 1 when it could not begin; what is wrong stands on standard error
     */
    @Override
    public int applyAsInt(String[] words) {
        return run(System.out, System.err, words);
    }

    int run(PrintStream out, PrintStream err, String... words) {
        try {
            DaemonOptions options = DaemonOptions.parse(words);
            Places places = places();
            ConfigText config = ConfigText.read(
                    options.config().orElse(places.configFile()),
                    options.config().isPresent());
            Settings settings = Settings.of(options, config, places);
            if (options.addUser().isPresent()) {
                addUser(settings.users(), options.addUser().get(), out);
            } else if (options.rehearse()) {
                rehearse(settings);
            } else {
                serve(settings, out);
            }
            return 0;
        } catch (VirtException | IOException failure) {
            err.println("error: " + failure.getMessage());
            return FAILED;
        }
    }

    private void serve(Settings settings, PrintStream out) throws IOException {
        boolean judged = judgeIfWritten(settings);
        try (Daemon daemon = Daemon.start(vireo, settings);
                RuleWatch watch = new RuleWatch(() -> judged || judgeIfWritten(settings));
                PidFile pid = PidFile.write(settings.pidFile())) {
            warmUp(daemon);
            out.println("ready "
                    + daemon.addresses().stream().map(Address::toString).collect(Collectors.joining(" ")));
            out.flush();
            ServiceNotice.ready();
            LOG.info("{} serves", pid);
            watch.start();
            exerciseUntilTheEnd(daemon, settings);
            ServiceNotice.stopping();
        }
    }

    /** Nobody waits for it: whoever comes ends it. */
    private void exerciseUntilTheEnd(Daemon daemon, Settings settings) {
        if (!hasTestDriver()) {
            awaitEnd();
            return;
        }
        long before = daemon.arrivals();
        long end = System.nanoTime() + LONGEST_EXERCISE;
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        Exercise exercise = Exercise.begin(
                vireo, settings, parent, () -> daemon.arrivals() == before && System.nanoTime() - end < 0);
        try {
            awaitEnd();
        } finally {
            exercise.close();
        }
    }

    /** Until the framework takes the daemon down, or whoever started it interrupts it. */
    private void awaitEnd() {
        try {
            stop.await();
        } catch (InterruptedException ended) {
            LOG.debug("Ended", ended);
        }
    }

    /** Rules that nobody wrote would still cost every call something; so nobody judges by them before they are there. */
    private boolean judgeIfWritten(Settings settings) {
        boolean written = Files.exists(settings.rules());
        if (written) {
            registrar.accept(new AccessRules(settings.rules()));
        }
        return written;
    }

    /** Reads a password from the standard input and keeps what proves it. */
    private static void addUser(Users users, String name, PrintStream out) throws IOException {
        out.print("password of " + name + ": ");
        out.flush();
        String password = Objects.requireNonNullElse(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine(), "");
        users.put(name, password);
        out.println(System.lineSeparator() + name + " can log in; kept in " + users.file());
    }

    /** The first client of a process would wait for its classes; so the first is this one, and nobody waits for it. */
    private void warmUp(Daemon daemon) {
        Optional<Path> socket = daemon.addresses().stream()
                .filter(Address.Unix.class::isInstance)
                .map(each -> ((Address.Unix) each).path())
                .findFirst();
        if (hasTestDriver() && socket.isPresent()) {
            try (Rehearsal client = Rehearsal.open(socket.get(), REHEARSED)) {
                client.look();
                client.leave();
            } catch (IOException | RuntimeException cold) {
                LOG.debug("The rehearsal failed", cold);
            }
        }
    }

    private boolean hasTestDriver() {
        return vireo.drivers().stream()
                .anyMatch(each -> each.active() && each.schemes().contains("test"));
    }

    /** Starts, serves one client, and ends. */
    private void rehearse(Settings settings) throws IOException {
        Path folder = Files.createTempDirectory("vireo-rehearsal");
        Path socket = folder.resolve("sock");
        try (Daemon daemon = Daemon.start(vireo, settings.privately(socket))) {
            LOG.debug("Rehearsing at {}", daemon.addresses());
            liveOnce(socket);
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(folder);
        }
    }

    private static void liveOnce(Path socket) throws IOException {
        try (Rehearsal client = Rehearsal.open(socket, REHEARSED)) {
            client.look();
            client.listen();
            client.define();
            client.start();
            client.stop();
            client.undefine();
            client.leave();
        }
    }

    private static Places places() throws IOException {
        Optional<Path> root = Optional.ofNullable(System.getProperty("vireo.root"))
                .filter(text -> !text.isBlank())
                .map(Path::of);
        boolean isRoot = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        return Places.of(root, isRoot, System.getenv(), Path.of(System.getProperty("user.home", "/")));
    }
}
