package io.vireo.driver.test;

import io.vireo.domain.StateReason;
import io.vireo.driver.kit.guest.DomainTraits;

/** A domain as a list sees it: one status for all questions. */
record DomainMoment(TestDomain domain, Status status) implements DomainTraits {

    DomainMoment(TestDomain domain) {
        this(domain, domain.status());
    }

    @Override
    public StateReason reason() {
        return status.reason();
    }

    @Override
    public boolean isPersistent() {
        return status.isPersistent();
    }

    @Override
    public boolean autostart() {
        return status.autostart();
    }

    @Override
    public boolean hasManagedSave() {
        return status.saved().isPresent();
    }

    @Override
    public boolean hasSnapshots() {
        return domain.snapshotCount() > 0;
    }

    @Override
    public boolean hasCheckpoints() {
        return domain.checkpointCount() > 0;
    }
}
