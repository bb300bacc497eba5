package io.vireo.tck;

import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.domain.Definition;
import io.vireo.domain.UndefineFlag;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.util.Set;

/** A domain's definition. */
record SoundDefinition(SoundDomain domain) implements Definition {

    @Override
    public void undefine(Set<UndefineFlag> flags) {
        SoundState state = domain.state();
        synchronized (state) {
            requirePersistent();
            state.persistent = false;
            if (!state.isActive()) {
                state.world().remove(state);
            }
            domain.tell(DomainLifecycle.UNDEFINED_REMOVED);
        }
    }

    private void requirePersistent() {
        if (!domain.state().persistent) {
            throw new InvalidState("domain '" + domain.state().name() + "' has no definition");
        }
    }

    @Override
    public void rename(String name) {
        SoundState state = domain.state();
        if (name.isEmpty() || name.contains("/") || name.contains("\n")) {
            throw new BadXml("'" + name + "' is no name");
        }
        if (state.world().list().stream().anyMatch(each -> each.name().equals(name))) {
            throw new AlreadyExists(ErrorCode.DOM_EXIST, "there is a domain '" + name + "'");
        }
        synchronized (state) {
            if (state.isActive()) {
                throw new InvalidState("domain '" + state.name() + "' runs");
            }
            domain.tell(DomainLifecycle.UNDEFINED_RENAMED);
            if (!domain.has(Defect.KEEPS_THE_OLD_NAME)) {
                state.document = state.document.put(Element.of("name", name));
            }
            domain.tell(DomainLifecycle.DEFINED_RENAMED);
        }
    }

    @Override
    public boolean autostart() {
        return domain.state().autostart;
    }

    @Override
    public void setAutostart(boolean autostart) {
        requirePersistent();
        domain.state().autostart = autostart && !domain.has(Defect.FORGETS_AUTOSTART);
    }

    @Override
    public boolean isPersistent() {
        return domain.state().persistent;
    }
}
