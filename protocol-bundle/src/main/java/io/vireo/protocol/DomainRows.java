package io.vireo.protocol;

import io.vireo.Facet;
import io.vireo.domain.Definition;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.Metadata;
import java.util.Set;

/** The rows of domains: finding, making, starting, stopping, asking. */
final class DomainRows extends Rows {

    DomainRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(Domains.class, Lifecycle.class, Definition.class, Inspect.class, Metadata.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 9 -> older(0).dropped().row(Lifecycle.class, Lifecycle::start);
            case 10 -> row(Domains.class, Domains::createDomain);
            case 11 -> urgent().older(1).row(Domains.class, Domains::defineDomain);
            case 12 -> urgent().older(0).row(Lifecycle.class, Lifecycle::destroy);
            case 14 -> row(Inspect.class, Inspect::xmlDesc);
            case 15 -> urgent().row(Definition.class, Definition::autostart);
            case 16 -> row(Inspect.class, Inspect::info);
            case 19 -> urgent().row(Inspect.class, Inspect::osType);
            case 22 -> urgent().row(Domains.class, Domains::domainById);
            case 23 -> urgent().row(Domains.class, Domains::domainByName);
            case 24 -> urgent().row(Domains.class, Domains::domainByUuid);
            case 27 -> row(Lifecycle.class, Lifecycle::reboot);
            case 28 -> row(Lifecycle.class, Lifecycle::resume);
            case 29 -> urgent().row(Definition.class, Definition::setAutostart);
            case 33 -> older(0).row(Lifecycle.class, Lifecycle::shutdown);
            case 34 -> row(Lifecycle.class, Lifecycle::suspend);
            case 35 -> urgent().older(0).row(Definition.class, Definition::undefine);
            case 150 -> urgent().row(Inspect.class, Inspect::isActive);
            case 151 -> urgent().row(Definition.class, Definition::isPersistent);
            case 196 -> row(Lifecycle.class, Lifecycle::start);
            case 202 -> urgent().row(Definition.class, Definition::isUpdated);
            case 212 -> urgent().reserved().row(Inspect.class, Inspect::state);
            case 229 -> urgent().reserved().row(Inspect.class, Inspect::controlInfo);
            case 231 -> urgent().row(Definition.class, Definition::undefine);
            case 234 -> urgent().row(Lifecycle.class, Lifecycle::destroy);
            case 245 -> reserved().row(Lifecycle.class, Lifecycle::reset);
            case 258 -> row(Lifecycle.class, Lifecycle::shutdown);
            case 261 -> reserved().row(Lifecycle.class, Lifecycle::pmSuspend);
            case 264 -> row(Metadata.class, Metadata::setMetadata);
            case 265 -> row(Metadata.class, Metadata::metadata);
            case 267 -> reserved().row(Lifecycle.class, Lifecycle::pmWakeup);
            case 273 -> urgent().listing().row(Domains.class, Domains::listDomains);
            case 277 -> row(Inspect.class, Inspect::hostname);
            case 309 -> row(Domains.class, Domains::createDomainWithFiles);
            case 310 -> row(Lifecycle.class, Lifecycle::startWithFiles);
            case 344 -> max(16384, 262144).row(Domains.class, Domains::allDomainStats);
            case 350 -> urgent().row(Domains.class, Domains::defineDomain);
            case 358 -> as(RenameForm::of).row(Definition.class, Definition::rename);
            case 390 -> row(Lifecycle.class, Lifecycle::setLifecycleAction);
            case 426 -> max(2048).row(Inspect.class, Inspect::messages);
            case 449 -> row(Definition.class, Definition::autostartOnce);
            case 450 -> row(Definition.class, Definition::setAutostartOnce);
            default -> Line.NONE;
        };
    }
}
