package io.vireo.driver.lxc;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.domain.ControlError;
import io.vireo.domain.ControlInfo;
import io.vireo.domain.ControlState;
import io.vireo.domain.DomainInfo;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.HostnameFlag;
import io.vireo.domain.Inspect;
import io.vireo.domain.MessageKind;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.groups.GroupNumbers;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Answers what a domain is and how it is; no question here waits for an operation. */
final class LxcInspect implements Inspect {

    private final LxcDomain domain;

    LxcInspect(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public String xmlDesc(Set<DomainXmlFlag> flags) {
        LxcState state = domain.state();
        boolean kept = flags.contains(DomainXmlFlag.INACTIVE) && state.isPersistent();
        if (!kept && !state.isActive() && !state.isPersistent()) {
            throw new NotFound(ErrorCode.NO_DOMAIN, domain.label() + " is gone: it does not run and has no definition");
        }
        Element shown = kept ? state.definition().orElseThrow() : state.present();
        return (flags.contains(DomainXmlFlag.MIGRATABLE) ? shown.without("id") : shown).toString();
    }

    @Override
    public DomainInfo info() {
        LxcState state = domain.state();
        Element present = state.present();
        Bytes most = ContainerDefaults.MEMORY.read(present).orElse(Bytes.ZERO);
        Bytes now = state.container()
                .map(container -> new GroupNumbers(container.group()).memory())
                .orElseGet(() -> ContainerDefaults.CURRENT_MEMORY.read(present).orElse(most));
        Duration cpu = state.container()
                .map(container -> new GroupNumbers(container.group()).processorTime())
                .orElse(Duration.ZERO);
        int vcpus = ContainerDefaults.VCPUS.read(present).orElse(1L).intValue();
        return new DomainInfo(state.reason().state(), most, now, vcpus, cpu);
    }

    @Override
    public StateReason state() {
        return domain.state().reason();
    }

    @Override
    public boolean isActive() {
        return domain.state().isActive();
    }

    @Override
    public String osType() {
        return "exe";
    }

    /** The name that the container itself has; asked of the kernel, not of a program in it. */
    @Override
    public String hostname(Set<HostnameFlag> flags) {
        Container container = domain.container();
        return LxcTools.system(
                        "ask for the host name of " + domain.label(),
                        List.of("nsenter", "--uts=/proc/" + container.init() + "/ns/uts", "uname", "-n"))
                .output()
                .strip();
    }

    @Override
    public ControlInfo controlInfo() {
        domain.container();
        return domain.lock()
                .holder()
                .map(each -> new ControlInfo(ControlState.JOB, ControlError.NONE, each.elapsed()))
                .orElse(new ControlInfo(ControlState.OK, ControlError.NONE, Duration.ZERO));
    }

    /** How the last container of the domain ended. */
    @Override
    public List<String> messages(Set<MessageKind> flags) {
        boolean asked = flags.isEmpty() || flags.contains(MessageKind.TAINTING);
        return asked ? domain.state().lastWords().stream().toList() : List.of();
    }
}
