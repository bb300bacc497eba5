package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A driver that is here, with the gates that lead to its sessions. */
final class Plugged {

    private final Driver driver;
    private final Label label;
    private final Set<String> schemes;
    private final Set<DriverKind> companions;
    private final Set<Gate> gates = ConcurrentHashMap.newKeySet();
    private volatile Optional<Closing> pulled = Optional.empty();

    Plugged(Driver driver, Label.Origin origin) {
        this.driver = driver;
        this.label = new Label(driver.name(), driver.kind(), driver.errorDomain(), origin);
        this.schemes = Set.copyOf(driver.schemes());
        this.companions = Set.copyOf(driver.companions());
    }

    Driver driver() {
        return driver;
    }

    Label label() {
        return label;
    }

    DriverKind kind() {
        return label.kind();
    }

    Set<String> schemes() {
        return schemes;
    }

    /** Says whether it reaches servers, whatever their scheme. */
    boolean isRemote() {
        return schemes.contains("remote");
    }

    /** The kinds of driver that a connection of this one takes the rest from. */
    Set<DriverKind> companions() {
        return companions;
    }

    boolean serves(ConnectUri uri) {
        return schemes.contains(uri.driver()) && claims(uri);
    }

    private boolean claims(ConnectUri uri) {
        try {
            return driver.claims(uri);
        } catch (RuntimeException | LinkageError failure) {
            Log.of(Plugged.class)
                    .warn("The {} fails when it is asked whether it claims {}: {}", label, uri, failure.toString());
            return false;
        }
    }

    /**
     * Its place in a connection, taken once for ever, so that no handle is bound again: one driver of a kind, but any
     * number of storage drivers side by side.
     */
    String slot() {
        return kind() == DriverKind.STORAGE ? kind().label() + "/" + label.name() : kind().label();
    }

    /** Lets a new gate be shut with the driver; at once when the driver is already gone. */
    void attach(Gate gate) {
        gates.add(gate);
        pulled.ifPresent(gate::shut);
    }

    void detach(Gate gate) {
        gates.remove(gate);
    }

    /** Shuts every gate of drivers; when it returns, nothing of them is in use any more. */
    static void pull(List<Plugged> drivers, String reason) {
        Closing closing = Closing.now(reason);
        drivers.forEach(driver -> driver.pulled = Optional.of(closing));
        Gate.shut(drivers.stream().flatMap(driver -> driver.gates.stream()).toList(), closing);
    }

    DriverStatus status() {
        return new DriverStatus(
                label.name(),
                Optional.of(label.kind()),
                schemes,
                label.origin().bundle(),
                label.origin().version(),
                true,
                "");
    }

    @Override
    public String toString() {
        return label + " for " + String.join(", ", schemes.stream().sorted().toList());
    }
}
