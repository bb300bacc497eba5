package io.vireo.driver.kit.guest;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.UndefineFlag;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a domain: its definition, its name, its mark to be started with the platform. A driver says what else
 * hangs on a definition.
 */
public abstract class DomainDefinition implements Definition {

    private final KeptDomain<?> domain;
    private final DomainHost host;

    /** For one domain of a host. */
    protected DomainDefinition(KeptDomain<?> domain, DomainHost host) {
        this.domain = domain;
        this.host = host;
    }

    /** Throws code 27 or 35 for what cannot be the name of a domain. */
    protected abstract void checkName(String name);

    /** Removes what hangs on the definition, or refuses; the caller holds the domain. */
    protected void beforeUndefine(Element definition, Set<UndefineFlag> flags) {
        // Usually, nothing does.
    }

    /** Refuses when something hangs on the name; the caller holds the domain. */
    protected void beforeRename() {
        // Usually, nothing does.
    }

    @Override
    public final void undefine(Set<UndefineFlag> flags) {
        domain.modify("undefine", () -> {
            beforeUndefine(require("cannot undefine transient domain"), flags);
            host.store().delete(domain.uuid().toString());
            if (!domain.isActive()) {
                host.table().remove(domain.uuid());
            }
            domain.change(now -> now.withDefinition(Optional.empty()), DomainLifecycle.UNDEFINED_REMOVED);
        });
    }

    private Element require(String refusal) {
        return domain.definition()
                .orElseThrow(() -> new InvalidState(refusal + ": " + domain.label() + " has no kept definition"));
    }

    @Override
    public final void rename(String name) {
        checkName(name);
        domain.modify("rename", () -> {
            Element definition = require("cannot rename a transient domain");
            if (domain.isActive()) {
                throw new InvalidState("cannot rename active domain: " + domain.label() + " has to be stopped first");
            }
            beforeRename();
            if (domain.name().equals(name)) {
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
            domain.write(renamed);
        } catch (VirtException failure) {
            host.table().rename(domain.uuid(), old.name());
            throw failure;
        }
        domain.tell(new DomainEvent.Lifecycle(old, DomainLifecycle.UNDEFINED_RENAMED));
        domain.change(now -> now.withName(name).withDefinition(Optional.of(renamed)), DomainLifecycle.DEFINED_RENAMED);
    }

    @Override
    public final boolean autostart() {
        return domain.state().autostart();
    }

    @Override
    public final void setAutostart(boolean autostart) {
        domain.modify("set autostart", () -> {
            require("cannot set autostart for transient domain");
            host.store().setAutostart(domain.uuid().toString(), autostart);
            domain.change(now -> now.withAutostart(autostart));
        });
    }

    @Override
    public final boolean isPersistent() {
        return domain.state().isPersistent();
    }

    /** Never: a definition that is changed while the guest runs is kept at once, so nothing waits to be taken over. */
    @Override
    public final boolean isUpdated() {
        return false;
    }
}
