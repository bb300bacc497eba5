package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverStatus;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A driver that is here, with the gates that lead to its sessions. */
final class Plugged {

    /** Highest ranking first, then the oldest. */
    static final Comparator<Plugged> ORDER =
            Comparator.comparingInt((Plugged each) -> each.ranking).reversed().thenComparingLong(each -> each.id);

    private final Driver driver;
    private final Label label;
    private final Set<String> schemes;
    private final Set<DriverKind> companions;
    private final int ranking;
    private final long id;
    private final Set<Gate> gates = ConcurrentHashMap.newKeySet();
    private volatile Optional<Closing> pulled = Optional.empty();

    Plugged(Driver driver, String bundle, String version, int ranking, long id) {
        this.driver = driver;
        this.label = new Label(driver.name(), driver.kind(), driver.errorDomain(), bundle, version);
        this.schemes = Set.copyOf(driver.schemes());
        this.companions = Set.copyOf(driver.companions());
        this.ranking = ranking;
        this.id = id;
    }

    Driver driver() {
        return driver;
    }

    Label label() {
        return label;
    }

    Set<String> schemes() {
        return schemes;
    }

    boolean isRemote() {
        return schemes.contains("remote");
    }

    boolean isHypervisor() {
        return label.kind() == DriverKind.HYPERVISOR;
    }

    /** The kinds of driver that a connection of this one takes the rest from. */
    Set<DriverKind> companions() {
        return companions;
    }

    boolean serves(ConnectUri uri) {
        return schemes.contains(uri.driver()) && driver.claims(uri);
    }

    /** Lets a new gate be shut with the driver; at once when the driver is already gone. */
    void attach(Gate gate) {
        gates.add(gate);
        pulled.ifPresent(gate::shut);
    }

    void detach(Gate gate) {
        gates.remove(gate);
    }

    /** Shuts every gate; when it returns, nothing of the driver is in use any more. */
    void pull(String reason) {
        Closing closing = Closing.now(reason);
        pulled = Optional.of(closing);
        for (Gate gate : gates) {
            gate.shut(closing);
        }
    }

    DriverStatus status() {
        return new DriverStatus(
                label.name(), Optional.of(label.kind()), schemes, label.bundle(), label.version(), true, "");
    }

    @Override
    public String toString() {
        return label.toString();
    }
}
