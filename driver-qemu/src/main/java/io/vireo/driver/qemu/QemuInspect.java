package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.domain.ControlError;
import io.vireo.domain.ControlInfo;
import io.vireo.domain.ControlState;
import io.vireo.domain.DomainInfo;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.HostnameFlag;
import io.vireo.domain.Inspect;
import io.vireo.domain.MessageKind;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.Holder;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers what a domain is and how it is, from memory: no question here waits for the guest or for an operation. */
final class QemuInspect implements Inspect {

    private final QemuDomain domain;

    QemuInspect(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public String xmlDesc(Set<DomainXmlFlag> flags) {
        return XmlView.of(domain, flags);
    }

    @Override
    public DomainInfo info() {
        QemuState state = domain.state();
        Element present = state.present();
        Bytes most = Definitions.MEMORY.read(present).orElse(Bytes.ZERO);
        Bytes now = Definitions.CURRENT_MEMORY.read(present).orElse(most);
        Duration cpu = state.guest()
                .flatMap(guest -> ProcessTimes.of(guest.process().pid()))
                .map(ProcessTimes::total)
                .orElse(Duration.ZERO);
        return new DomainInfo(
                state.reason().state(), most, now, VcpuCounts.of(present).current(), cpu);
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
        return domain.state().present().at("os/type").orElse("hvm").strip();
    }

    @Override
    public String hostname(Set<HostnameFlag> flags) {
        if (flags.contains(HostnameFlag.LEASE)) {
            throw Refusal.unsupported("the leases of networks belong to the network driver; ask the guest agent");
        }
        return domain.guest()
                .agent()
                .execute("guest-get-host-name")
                .text("host-name")
                .orElseThrow(() -> Answers.failed("the agent of " + domain.label() + " does not say its host name"));
    }

    @Override
    public ControlInfo controlInfo() {
        QemuGuest guest = domain.guest();
        if (!guest.isReachable()) {
            return new ControlInfo(ControlState.ERROR, ControlError.MONITOR, Duration.ZERO);
        }
        Optional<Holder> holder = domain.lock().holder();
        return holder.map(each -> new ControlInfo(ControlState.JOB, ControlError.NONE, each.elapsed()))
                .orElse(new ControlInfo(ControlState.OK, ControlError.NONE, Duration.ZERO));
    }

    @Override
    public List<String> messages(Set<MessageKind> flags) {
        boolean root = domain.state().isActive() && "root".equals(System.getProperty("user.name"));
        boolean asked = flags.isEmpty() || flags.contains(MessageKind.TAINTING);
        return root && asked ? List.of("tainted: running with undesirable elevated privileges") : List.of();
    }
}
