package io.vireo.driver.lxc;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.UndefineFlag;
import io.vireo.driver.kit.Names;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.Set;

/** What is kept of a domain: its definition, its name, its mark to be started with the platform. */
final class LxcDefinition implements Definition {

    private final LxcDomain domain;
    private final LxcHost host;

    LxcDefinition(OpenDomain open) {
        this.domain = open.domain();
        this.host = open.host();
    }

    @Override
    public void undefine(Set<UndefineFlag> flags) {
        domain.modify("undefine", () -> {
            requireDefinition("cannot undefine transient domain");
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

    @Override
    public void rename(String name) {
        Names.check("domain", name);
        domain.modify("rename", () -> {
            Element definition = requireDefinition("cannot rename a transient domain");
            if (domain.state().isActive()) {
                throw new InvalidState("cannot rename active domain: " + domain.label() + " has to be stopped first");
            }
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

    /** Never: a definition that is changed while the container runs is kept at once, so nothing waits to be taken over. */
    @Override
    public boolean isUpdated() {
        return false;
    }
}
