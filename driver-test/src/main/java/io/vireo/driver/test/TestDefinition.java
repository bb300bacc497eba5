package io.vireo.driver.test;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.UndefineFlag;
import io.vireo.driver.kit.Flags;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.util.Set;

/** A domain's definition, which outlives its runs. */
final class TestDefinition implements Definition {

    private final TestDomain domain;

    TestDefinition(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public void undefine(Set<UndefineFlag> flags) {
        domain.meet("undefine");
        Flags.only(
                "testDomainUndefineFlags",
                flags,
                UndefineFlag.MANAGED_SAVE,
                UndefineFlag.SNAPSHOTS_METADATA,
                UndefineFlag.CHECKPOINTS_METADATA,
                UndefineFlag.NVRAM,
                UndefineFlag.KEEP_NVRAM);
        Status before = domain.status();
        if (!before.isPersistent()) {
            throw new InvalidState("cannot undefine transient domain");
        }
        requireNothingLeft(before, flags);
        domain.change(Status::undefined);
        domain.tell(DomainLifecycle.UNDEFINED_REMOVED);
        domain.forgetIfGone();
    }

    private void requireNothingLeft(Status before, Set<UndefineFlag> flags) {
        if (before.saved().isPresent() && !flags.contains(UndefineFlag.MANAGED_SAVE)) {
            throw new InvalidState("Refusing to undefine while domain managed save image exists");
        }
        int snapshots = domain.snapshotCount();
        if (!before.isActive() && snapshots > 0 && !flags.contains(UndefineFlag.SNAPSHOTS_METADATA)) {
            throw new InvalidState("cannot delete inactive domain with " + snapshots + " snapshots");
        }
    }

    @Override
    public void rename(String name) {
        domain.meet("rename");
        DomainXml.requireName(name);
        Status before = domain.status();
        if (before.isActive()) {
            throw new InvalidState("cannot rename active domain");
        }
        if (!before.isPersistent()) {
            throw new InvalidState("cannot rename a transient domain");
        }
        if (name.equals(before.name())) {
            throw new AlreadyExists(ErrorCode.OPERATION_INVALID, "Can't rename domain to itself");
        }
        domain.world().domains().rename(domain.uuid(), name).ifPresent(other -> {
            throw new AlreadyExists(ErrorCode.OPERATION_INVALID, "domain with name '" + name + "' already exists");
        });
        domain.change(now -> now.renamed(
                name, Element.parse(now.next()).put(Element.of("name", name)).toString()));
        domain.world()
                .tell(new DomainEvent.Lifecycle(
                        DomainRef.of(before.name(), domain.uuid()), DomainLifecycle.UNDEFINED_RENAMED));
        domain.tell(DomainLifecycle.DEFINED_RENAMED);
    }

    @Override
    public boolean autostart() {
        return domain.status().autostart();
    }

    @Override
    public void setAutostart(boolean autostart) {
        domain.change(now -> {
            if (!now.isPersistent()) {
                throw new InvalidState("cannot set autostart for transient domain");
            }
            return now.withAutostart(autostart);
        });
    }

    @Override
    public boolean isPersistent() {
        return domain.status().isPersistent();
    }

    @Override
    public boolean isUpdated() {
        Status now = domain.status();
        return now.isActive()
                && now.config()
                        .filter(config -> !Element.parse(config)
                                .equals(Element.parse(now.present()).without("id")))
                        .isPresent();
    }
}
