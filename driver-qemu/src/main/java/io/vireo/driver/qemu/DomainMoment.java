package io.vireo.driver.qemu;

import io.vireo.domain.StateReason;
import io.vireo.driver.kit.guest.DomainTraits;

/** A domain as a list sees it: one state for all questions, and the folders are looked at only when a list asks. */
record DomainMoment(QemuDomain domain, QemuState state) implements DomainTraits {

    DomainMoment(QemuDomain domain) {
        this(domain, domain.state());
    }

    @Override
    public StateReason reason() {
        return state.reason();
    }

    @Override
    public boolean isPersistent() {
        return state.isPersistent();
    }

    @Override
    public boolean autostart() {
        return state.autostart();
    }

    @Override
    public boolean hasManagedSave() {
        return ManagedSaves.exists(domain);
    }

    @Override
    public boolean hasSnapshots() {
        return MomentTree.any(MomentKind.SNAPSHOT, domain);
    }

    @Override
    public boolean hasCheckpoints() {
        return MomentTree.any(MomentKind.CHECKPOINT, domain);
    }
}
