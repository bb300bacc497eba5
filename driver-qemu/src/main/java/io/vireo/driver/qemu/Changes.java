package io.vireo.driver.qemu;

import io.vireo.InvalidState;
import io.vireo.domain.Impact;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A change of a domain that may touch the guest that runs, the kept definition, or both; the caller holds the domain.
 *
 * <p>The guest is changed first, because it may refuse; then the definitions are.
 */
final class Changes {

    private final QemuDomain domain;
    private final boolean live;
    private final boolean kept;
    private Optional<Consumer<QemuGuest>> order = Optional.empty();
    private Optional<UnaryOperator<Element>> liveStep = Optional.empty();
    private Optional<UnaryOperator<Element>> keptStep = Optional.empty();

    /** @throws InvalidState when the flags ask for what is not there */
    Changes(QemuDomain domain, Set<Impact> flags) {
        this.domain = domain;
        QemuState state = domain.state();
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

    boolean isKept() {
        return kept;
    }

    /** What to tell the guest. */
    Changes guest(Consumer<QemuGuest> newOrder) {
        order = Optional.of(newOrder);
        return this;
    }

    /** The new live definition. */
    Changes live(UnaryOperator<Element> step) {
        liveStep = Optional.of(step);
        return this;
    }

    /** The same step for both definitions. */
    Changes both(UnaryOperator<Element> step) {
        return live(step).kept(step);
    }

    /** The new kept definition. */
    Changes kept(UnaryOperator<Element> step) {
        keptStep = Optional.of(step);
        return this;
    }

    void apply(DomainLifecycle... told) {
        if (live) {
            QemuGuest guest = domain.guest();
            order.ifPresent(each -> each.accept(guest));
            liveStep.ifPresent(domain::changeLive);
            guest.save();
        }
        if (kept && keptStep.isPresent()) {
            Element changed = keptStep.get().apply(domain.state().definition().orElseThrow());
            domain.keep(changed, told);
        }
    }
}
