package io.vireo.driver.qemu;

import io.vireo.InvalidState;
import io.vireo.domain.UndefineFlag;
import io.vireo.driver.kit.guest.DomainDefinition;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What is kept of a domain, and what else hangs on that: snapshots, checkpoints, saved states, files of variables. */
final class QemuDefinition extends DomainDefinition {

    private final QemuDomain domain;
    private final QemuHost host;

    QemuDefinition(OpenDomain open) {
        super(open.domain(), open.host());
        this.domain = open.domain();
        this.host = open.host();
    }

    @Override
    protected void checkName(String name) {
        DomainIdentity.requireName(name);
    }

    @Override
    protected void beforeUndefine(Element definition, Set<UndefineFlag> flags) {
        moments(MomentKind.SNAPSHOT, flags.contains(UndefineFlag.SNAPSHOTS_METADATA));
        moments(MomentKind.CHECKPOINT, flags.contains(UndefineFlag.CHECKPOINTS_METADATA));
        savedState(flags);
        variables(definition, flags);
        if (!flags.contains(UndefineFlag.KEEP_TPM)) {
            Swtpm.remove(host, domain.uuid());
        }
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
    protected void beforeRename() {
        refuseMoments(MomentKind.SNAPSHOT);
        refuseMoments(MomentKind.CHECKPOINT);
    }

    private void refuseMoments(MomentKind<?> kind) {
        if (MomentTree.any(kind, domain)) {
            throw new InvalidState("cannot rename domain with " + kind.noun() + "s: " + domain.label());
        }
    }
}
