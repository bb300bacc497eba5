package io.vireo.driver.qemu;

import io.vireo.domain.Impact;
import io.vireo.driver.kit.guest.KeptDomain;
import io.vireo.xml.Element;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** One domain of a host, whose guest is a process of QEMU. */
final class QemuDomain extends KeptDomain<QemuState> {

    private final QemuHost host;

    QemuDomain(QemuHost host, UUID uuid, QemuState state) {
        super(host, uuid, state);
        this.host = host;
    }

    QemuHost host() {
        return host;
    }

    @Override
    public void redefine(Set<Impact> flags, UnaryOperator<Element> step) {
        new Changes(this, flags).both(step).apply();
    }

    /** The guest that runs; fails when none does. */
    QemuGuest guest() {
        return state().guest().orElseThrow(this::notRunning);
    }
}
