package io.vireo.driver.qemu;

import io.vireo.domain.DomainState;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.guest.KeptState;
import io.vireo.xml.Element;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a domain at one moment.
 *
 * @param name its name
 * @param kept what the next start takes; empty for a transient domain
 * @param run the guest that runs and how; empty when none does
 * @param reason the state and how it came about
 * @param autostart whether it is started with the platform
 */
record QemuState(String name, Optional<KeptDefinition> kept, Optional<Run> run, StateReason reason, boolean autostart)
        implements KeptState<QemuState> {

    /**
     * A guest that runs.
     *
     * @param guest its process
     * @param live its definition as it is now
     */
    record Run(QemuGuest guest, Element live) {

        Run {
            Objects.requireNonNull(guest, "guest");
            Objects.requireNonNull(live, "live");
        }
    }

    static QemuState defined(String name, KeptDefinition kept, boolean autostart) {
        return new QemuState(name, Optional.of(kept), Optional.empty(), StateReason.SHUTOFF_UNKNOWN, autostart);
    }

    static QemuState transientDomain(String name) {
        return new QemuState(name, Optional.empty(), Optional.empty(), StateReason.SHUTOFF_UNKNOWN, false);
    }

    @Override
    public OptionalInt id() {
        return run.map(each -> OptionalInt.of(each.guest().id())).orElse(OptionalInt.empty());
    }

    @Override
    public Optional<Element> live() {
        return run.map(Run::live);
    }

    @Override
    public Optional<Element> definition() {
        return kept.map(KeptDefinition::element);
    }

    boolean isRunning() {
        return reason.state() == DomainState.RUNNING;
    }

    Optional<QemuGuest> guest() {
        return run.map(Run::guest);
    }

    @Override
    public QemuState withName(String newName) {
        return new QemuState(newName, kept, run, reason, autostart);
    }

    @Override
    public QemuState withDefinition(Optional<Element> newDefinition) {
        return new QemuState(
                name, newDefinition.map(KeptDefinition::of), run, reason, newDefinition.isPresent() && autostart);
    }

    QemuState withReason(StateReason newReason) {
        return new QemuState(name, kept, run, newReason, autostart);
    }

    @Override
    public QemuState withLive(Element live) {
        return new QemuState(name, kept, run.map(old -> new Run(old.guest(), live)), reason, autostart);
    }

    @Override
    public QemuState withAutostart(boolean marked) {
        return new QemuState(name, kept, run, reason, marked);
    }

    QemuState started(QemuGuest guest, Element live, StateReason newReason) {
        return new QemuState(name, kept, Optional.of(new Run(guest, live)), newReason, autostart);
    }

    QemuState ended(StateReason newReason) {
        return new QemuState(name, kept, Optional.empty(), newReason, autostart);
    }
}
