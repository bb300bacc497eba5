package io.vireo.driver.qemu;

import io.vireo.domain.DomainRef;

/**
 * A domain as one session sees it: what the operations on domains are made of.
 *
 * @param session the session, which a guest may be bound to live no longer than
 * @param domain the domain, shared by all sessions
 */
record OpenDomain(QemuSession session, QemuDomain domain) {

    QemuHost host() {
        return domain.host();
    }

    QemuState state() {
        return domain.state();
    }

    QemuGuest guest() {
        return domain.guest();
    }

    DomainRef ref() {
        return domain.ref();
    }
}
