package io.vireo.protocol;

import io.vireo.Facet;
import io.vireo.qemu.QemuDomains;
import io.vireo.qemu.QemuMonitor;
import java.util.Set;

/** The rows of what only QEMU has. */
final class QemuRows extends Rows {

    QemuRows() {
        super(Program.QEMU);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(QemuDomains.class, QemuMonitor.class, EventRegistration.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 1 -> row(QemuMonitor.class, QemuMonitor::monitorCommand);
            case 2 -> reserved().row(QemuDomains.class, QemuDomains::attachDomain);
            case 3 -> reserved().row(QemuMonitor.class, QemuMonitor::agentCommand);
            case 7 -> row(QemuMonitor.class, QemuMonitor::monitorCommandWithFiles);
            case 4 -> urgent().row(EventRegistration.class, EventRegistration::registerMonitor);
            case 5 -> urgent().row(EventRegistration.class, EventRegistration::deregisterMonitor);
            default -> Line.NONE;
        };
    }
}
