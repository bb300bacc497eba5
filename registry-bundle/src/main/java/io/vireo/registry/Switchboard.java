package io.vireo.registry;

import io.vireo.Connect;
import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.NoDriver;
import io.vireo.OpenFlag;
import io.vireo.VirtException;
import io.vireo.spi.AccessPolicy;
import io.vireo.spi.DriverStatus;
import io.vireo.spi.Finding;
import io.vireo.spi.Identity;
import io.vireo.spi.OpenRequest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The drivers that are here and the connections that are open: what both front doors lead to. */
final class Switchboard implements AutoCloseable {

    private final Platform platform;
    private final Addresses addresses;
    private final Absentees absentees;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile List<Plugged> drivers = List.of();
    private volatile boolean stopped;

    Switchboard(Settings settings, List<AccessPolicy> policies, Absentees absentees) {
        this.platform = new Platform(settings, policies);
        this.addresses = new Addresses(settings.surroundings());
        this.absentees = absentees;
    }

    /** Configures what is opened from now on. */
    void configure(Settings settings) {
        platform.configure(settings);
    }

    /** Adds a driver; connections that want it take it in, on a thread of the platform. */
    void add(Plugged driver) {
        synchronized (this) {
            List<Plugged> more = new ArrayList<>(drivers);
            more.add(driver);
            more.sort((one, other) -> one.label().compareTo(other.label()));
            drivers = List.copyOf(more);
        }
        connections.forEach(connection -> platform.calls().execute(() -> connection.joinLater(driver)));
    }

    /** Removes a driver; when it returns, nothing of the driver is in use any more. */
    void remove(Plugged driver, String reason) {
        synchronized (this) {
            drivers = drivers.stream().filter(each -> each != driver).toList();
        }
        Plugged.pull(List.of(driver), reason);
        RecordMethods.forget();
        Log.of(Switchboard.class).info("The {} is gone: {}", driver, reason);
    }

    Connect open(String text, Set<OpenFlag> flags, Identity who) {
        boolean withAliases = !flags.contains(OpenFlag.NO_ALIASES);
        if (!text.isBlank()) {
            return open(addresses.resolve(text, withAliases), flags, who);
        }
        Optional<Addresses.Found> standard = addresses.standard();
        if (standard.isEmpty()) {
            return probe(flags, who);
        }
        Log.of(Switchboard.class)
                .info(
                        "The default URI is {}, by {}",
                        standard.get().text(),
                        standard.get().from());
        return open(addresses.resolve(standard.get().text(), withAliases), flags, who);
    }

    private Connect open(ConnectUri uri, Set<OpenFlag> flags, Identity who) {
        Plugged driver = new Choice(drivers).of(uri).orElseThrow(() -> nobody(uri.toString(), List.of()));
        Connection connection = new Connection(
                platform, new OpenRequest(uri, flags, event -> {}, rootOf(uri)), who, connections::remove);
        connection.open(driver, othersThan(driver));
        connections.add(connection);
        if (stopped) {
            connection.stop();
        }
        // Asked once more: from here on a driver that comes finds the connection, one that came meanwhile did not.
        othersThan(driver).forEach(connection::join);
        return new Connect(connection.passage());
    }

    /** Walks the steps of opening a URI, for whoever wants to know which of them fails. */
    void examine(String text, Consumer<Finding> findings) {
        try {
            ConnectUri uri = addresses.resolve(text, true);
            Plugged driver = new Choice(drivers).of(uri).orElseThrow(() -> nobody(uri.toString(), List.of()));
            findings.accept(new Finding("driver", true, uri + " is for the " + driver));
            Connection connection = new Connection(
                    platform, new OpenRequest(uri, Set.of(), event -> {}, rootOf(uri)), Identity.LOCAL, ended -> {});
            try {
                connection.examine(driver, findings);
            } finally {
                connection.close();
            }
        } catch (VirtException failure) {
            findings.accept(new Finding("driver", false, failure.getMessage()));
        }
    }

    private List<Plugged> othersThan(Plugged driver) {
        List<Plugged> others = new ArrayList<>(drivers);
        others.remove(driver);
        return others;
    }

    private Optional<Path> rootOf(ConnectUri uri) {
        try {
            return uri.parameter("root")
                    .map(text -> Path.of(text).toAbsolutePath().normalize())
                    .or(() -> platform.settings().surroundings().root());
        } catch (InvalidPathException wrong) {
            throw new VirtException(ErrorCode.INVALID_ARG, "root in " + uri + ": " + wrong.getReason());
        }
    }

    /** Opens whichever local driver answers first. */
    private Connect probe(Set<OpenFlag> flags, Identity who) {
        List<String> failures = new ArrayList<>();
        for (ConnectUri uri :
                new Choice(drivers).probes(platform.settings().surroundings().isRoot())) {
            try {
                Connect connect = open(uri, flags, who);
                Log.of(Switchboard.class).info("No URI was given and none is configured: {} answers", uri);
                return connect;
            } catch (VirtException failure) {
                failures.add(uri + " does not answer: " + failure.getMessage());
            }
        }
        throw nobody("the default connection", failures);
    }

    private NoDriver nobody(String what, List<String> failures) {
        Stream<String> here = drivers.isEmpty()
                ? Stream.of("no driver is here")
                : Stream.of("here: " + drivers.stream().map(Plugged::toString).collect(Collectors.joining(", ")));
        Stream<String> absent = absentees.list().stream()
                .map(each -> "driver bundle " + (each.bundle() + " " + each.version()).strip() + " is not active: "
                        + each.reason());
        return new NoDriver(what + ": "
                + String.join(
                        "; ",
                        Stream.of(failures.stream(), here, absent)
                                .flatMap(each -> each)
                                .toList()));
    }

    List<DriverStatus> status() {
        return Stream.concat(drivers.stream().map(Plugged::status), absentees.list().stream())
                .toList();
    }

    /** Ends every connection and stops every thread; after that no driver is here any more. */
    @Override
    public void close() {
        stopped = true;
        List<Plugged> last = drivers;
        drivers = List.of();
        Plugged.pull(last, "the registry was stopped");
        connections.forEach(Connection::stop);
        platform.close();
    }
}
