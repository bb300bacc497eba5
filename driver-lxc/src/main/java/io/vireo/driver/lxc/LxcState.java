package io.vireo.driver.lxc;

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
 * @param definition what the next start takes; empty for a transient domain
 * @param run the container that runs and how; empty when none does
 * @param reason the state and how it came about
 * @param autostart whether it is started with the platform
 * @param lastWords how the last container ended, for people; empty when none has
 */
record LxcState(
        String name,
        Optional<Element> definition,
        Optional<Run> run,
        StateReason reason,
        boolean autostart,
        Optional<String> lastWords)
        implements KeptState<LxcState> {

    /**
     * A container that runs.
     *
     * @param container its processes
     * @param live its definition as it is now
     */
    record Run(Container container, Element live) {

        Run {
            Objects.requireNonNull(container, "container");
            Objects.requireNonNull(live, "live");
        }
    }

    static LxcState defined(String name, Element definition, boolean autostart) {
        return new LxcState(
                name,
                Optional.of(definition),
                Optional.empty(),
                StateReason.SHUTOFF_UNKNOWN,
                autostart,
                Optional.empty());
    }

    static LxcState transientDomain(String name) {
        return new LxcState(
                name, Optional.empty(), Optional.empty(), StateReason.SHUTOFF_UNKNOWN, false, Optional.empty());
    }

    @Override
    public OptionalInt id() {
        return run.map(each -> OptionalInt.of(each.container().id())).orElse(OptionalInt.empty());
    }

    @Override
    public Optional<Element> live() {
        return run.map(Run::live);
    }

    boolean isPaused() {
        return reason.state() == DomainState.PAUSED;
    }

    Optional<Container> container() {
        return run.map(Run::container);
    }

    @Override
    public LxcState withName(String newName) {
        return new LxcState(newName, definition, run, reason, autostart, lastWords);
    }

    @Override
    public LxcState withDefinition(Optional<Element> kept) {
        return new LxcState(name, kept, run, reason, kept.isPresent() && autostart, lastWords);
    }

    LxcState withReason(StateReason newReason) {
        return new LxcState(name, definition, run, newReason, autostart, lastWords);
    }

    @Override
    public LxcState withLive(Element live) {
        return new LxcState(
                name, definition, run.map(old -> new Run(old.container(), live)), reason, autostart, lastWords);
    }

    @Override
    public LxcState withAutostart(boolean marked) {
        return new LxcState(name, definition, run, reason, marked, lastWords);
    }

    LxcState started(Container container, Element live, StateReason newReason) {
        return new LxcState(
                name, definition, Optional.of(new Run(container, live)), newReason, autostart, Optional.empty());
    }

    LxcState ended(StateReason newReason, String words) {
        return new LxcState(name, definition, Optional.empty(), newReason, autostart, Optional.of(words));
    }
}
