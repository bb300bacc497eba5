package io.vireo.driver.lxc;

import io.vireo.InvalidState;
import io.vireo.domain.Impact;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A change of a domain that may touch the container that runs, the kept definition, or both; the caller holds the domain.
 *
 * <p>The container is changed first, because the kernel may refuse; then the definitions are.
 */
final class Changes {

    private final LxcDomain domain;
    private final boolean live;
    private final boolean kept;
    private Optional<Consumer<Container>> order = Optional.empty();
    private UnaryOperator<Element> liveStep = UnaryOperator.identity();
    private Optional<UnaryOperator<Element>> keptStep = Optional.empty();

    /** @throws InvalidState when the flags ask for what is not there */
    Changes(LxcDomain domain, Set<Impact> flags) {
        this.domain = domain;
        LxcState state = domain.state();
        this.live = flags.contains(Impact.LIVE) || flags.isEmpty() && state.isActive();
        this.kept = flags.contains(Impact.CONFIG) || flags.isEmpty() && !state.isActive();
        if (live && !state.isActive()) {
            throw domain.notRunning();
        }
        if (kept && !state.isPersistent()) {
            throw new InvalidState(
                    "transient domains do not have any persistent config: " + domain.label() + " cannot be redefined");
        }
    }

    boolean isLive() {
        return live;
    }

    /** What to do to the container. */
    Changes container(Consumer<Container> newOrder) {
        order = Optional.of(newOrder);
        return this;
    }

    /** The new live definition. */
    Changes live(UnaryOperator<Element> step) {
        liveStep = step;
        return this;
    }

    /** The new kept definition. */
    Changes kept(UnaryOperator<Element> step) {
        keptStep = Optional.of(step);
        return this;
    }

    /** The same step for both definitions. */
    Changes both(UnaryOperator<Element> step) {
        return live(step).kept(step);
    }

    void apply(DomainLifecycle... told) {
        Optional<Element> changed = kept
                ? keptStep.map(step -> step.apply(domain.state().definition().orElseThrow()))
                : Optional.empty();
        if (live) {
            Container container = domain.container();
            order.ifPresent(each -> each.accept(container));
            domain.changeLive(liveStep);
            container.save();
        }
        changed.ifPresent(definition -> domain.keep(definition, told));
    }
}
