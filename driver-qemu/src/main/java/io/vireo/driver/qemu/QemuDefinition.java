package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.UndefineFlag;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What is kept of a domain: its definition, its name, its mark to be started with the platform. */
final class QemuDefinition implements Definition {

    private final QemuDomain domain;
    private final QemuHost host;

    QemuDefinition(OpenDomain open) {
        this.domain = open.domain();
        this.host = open.host();
    }

    @Override
    public void undefine(Set<UndefineFlag> flags) {
        domain.modify("undefine", () -> {
            Element definition = requireDefinition("cannot undefine transient domain");
            moments(MomentKind.SNAPSHOT, flags.contains(UndefineFlag.SNAPSHOTS_METADATA));
            moments(MomentKind.CHECKPOINT, flags.contains(UndefineFlag.CHECKPOINTS_METADATA));
            savedState(flags);
            variables(definition, flags);
            if (!flags.contains(UndefineFlag.KEEP_TPM)) {
                Swtpm.remove(host, domain.uuid());
            }
            host.store().delete(domain.uuid().toString());
            if (!domain.state().isActive()) {
                host.table().remove(domain.uuid());
            }
            domain.change(now -> now.withDefinition(Optional.empty()), DomainLifecycle.UNDEFINED_REMOVED);
        });
    }

    private Element requireDefinition(String refusal) {
        return domain.state()
                .definition()
                .orElseThrow(() -> new InvalidState(refusal + ": " + domain.label() + " has no kept definition"));
    }

    private void moments(MomentKind<?> kind, boolean withMetadata) {
        int count = MomentTree.count(kind, domain);
        if (count > 0 && !domain.state().isActive()) {
            if (!withMetadata) {
                throw new InvalidState("cannot delete inactive domain with " + count + " " + kind.noun() + "s");
            }
            MomentTree.forget(kind, domain);
        }
    }

    private void savedState(Set<UndefineFlag> flags) {
        if (!ManagedSaves.exists(domain)) {
            return;
        }
        if (!flags.contains(UndefineFlag.MANAGED_SAVE)) {
            throw new InvalidState("Refusing to undefine while domain managed save image exists: " + domain.label()
                    + "; remove it, or undefine with the managed-save flag");
        }
        ManagedSaves.remove(domain);
    }

    private void variables(Element definition, Set<UndefineFlag> flags) {
        Optional<Path> file = Firmware.variables(definition, host.variables()).filter(Files::exists);
        if (file.isEmpty() || flags.contains(UndefineFlag.KEEP_NVRAM)) {
            return;
        }
        if (!flags.contains(UndefineFlag.NVRAM)) {
            throw new InvalidState("cannot undefine domain with nvram: " + domain.label()
                    + "; say whether the firmware's variables are to be removed or kept");
        }
        GuestFiles.removeVariables(file.get());
    }

    @Override
    public void rename(String name) {
        DomainIdentity.requireName(name);
        domain.modify("rename", () -> {
            Element definition = requireDefinition("cannot rename a transient domain");
            if (domain.state().isActive()) {
                throw new InvalidState("cannot rename active domain: " + domain.label() + " has to be stopped first");
            }
            refuseMoments(MomentKind.SNAPSHOT);
            refuseMoments(MomentKind.CHECKPOINT);
            if (domain.state().name().equals(name)) {
                throw new VirtException(ErrorCode.OPERATION_INVALID, "the new name is the old one: '" + name + "'");
            }
            host.table().rename(domain.uuid(), name).ifPresent(other -> {
                throw new VirtException(
                        ErrorCode.OPERATION_FAILED, "domain '" + name + "' already exists with uuid " + other.uuid());
            });
            keepUnder(name, definition);
        });
    }

    private void refuseMoments(MomentKind<?> kind) {
        if (MomentTree.any(kind, domain)) {
            throw new InvalidState("cannot rename domain with " + kind.noun() + "s: " + domain.label());
        }
    }

    private void keepUnder(String name, Element definition) {
        DomainRef old = domain.ref();
        Element renamed = definition.put(Element.of("name", name));
        try {
            host.keep(domain, renamed);
        } catch (VirtException failure) {
            host.table().rename(domain.uuid(), old.name());
            throw failure;
        }
        domain.tell(new DomainEvent.Lifecycle(old, DomainLifecycle.UNDEFINED_RENAMED));
        domain.change(now -> now.withName(name).withDefinition(Optional.of(renamed)), DomainLifecycle.DEFINED_RENAMED);
    }

    @Override
    public boolean autostart() {
        return domain.state().autostart();
    }

    @Override
    public void setAutostart(boolean autostart) {
        domain.modify("set autostart", () -> {
            requireDefinition("cannot set autostart for transient domain");
            host.store().setAutostart(domain.uuid().toString(), autostart);
            domain.change(now -> now.withAutostart(autostart));
        });
    }

    @Override
    public boolean isPersistent() {
        return domain.state().isPersistent();
    }

    /** Never: a definition that is changed while the guest runs is kept at once, so nothing waits to be taken over. */
    @Override
    public boolean isUpdated() {
        return false;
    }
}
