package io.vireo.driver.test;

import io.vireo.InvalidState;
import io.vireo.TypedParameters;
import io.vireo.domain.DumpFlag;
import io.vireo.domain.DumpFormat;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.SaveFlag;
import io.vireo.domain.SaveParameters;
import io.vireo.domain.StateFiles;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.Flags;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.Set;

/** The state of a domain in a file, or kept for its next start. */
final class TestSaves implements StateFiles, ManagedSave {

    private final TestDomain domain;

    TestSaves(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public void save(TypedParameters parameters, Set<SaveFlag> flags) {
        domain.meet("save");
        Flags.only("testDomainSaveFlags", flags);
        String file = parameters
                .text(SaveParameters.FILE)
                .orElseThrow(() -> TestDomain.invalid("missing file: the state has to be saved somewhere"));
        if (parameters.text(SaveParameters.XML).isPresent()) {
            throw new io.vireo.Unsupported(io.vireo.ErrorCode.ARGUMENT_UNSUPPORTED, "xml modification unsupported");
        }
        Status now = domain.requireActive();
        SaveFile.write(file, Element.parse(now.present()).without("id"), now.name());
        domain.stop(StateReason.SHUTOFF_SAVED, DomainLifecycle.STOPPED_SAVED);
    }

    @Override
    public void coreDump(String file, DumpFormat format, Set<DumpFlag> flags) {
        domain.meet("coreDump");
        Flags.only("testDomainCoreDumpWithFormat", flags, DumpFlag.CRASH);
        if (format != DumpFormat.RAW) {
            throw new io.vireo.Unsupported(
                    io.vireo.ErrorCode.OPERATION_UNSUPPORTED, "kdump-compressed format is not supported here");
        }
        SaveFile.dump(file, domain.requireActive().name());
        if (flags.contains(DumpFlag.CRASH)) {
            domain.stop(StateReason.SHUTOFF_CRASHED, DomainLifecycle.STOPPED_CRASHED);
        }
    }

    @Override
    public void managedSave(Set<SaveFlag> flags) {
        domain.meet("managedSave");
        Flags.only("testDomainManagedSave", flags, SaveFlag.BYPASS_CACHE, SaveFlag.RUNNING, SaveFlag.PAUSED);
        Status now = domain.requireActive();
        if (!now.isPersistent()) {
            throw new InvalidState("cannot do managed save for transient domain");
        }
        String document = Element.parse(now.present()).without("id").toString();
        domain.changeActive(each -> each.withSaved(Optional.of(document)));
        domain.stop(StateReason.SHUTOFF_SAVED, DomainLifecycle.STOPPED_SAVED);
    }

    @Override
    public boolean hasManagedSave() {
        return domain.status().saved().isPresent();
    }

    @Override
    public void removeManagedSave() {
        domain.change(now -> now.withSaved(Optional.empty()));
    }
}
