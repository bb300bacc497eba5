package io.vireo.tck;

import io.vireo.InvalidState;
import io.vireo.domain.DefineFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.StartFlag;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import io.vireo.xml.Element;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Finding, defining and creating domains. */
record SoundConnect(SoundWorld world, Consumer<VirtEvent> who) implements Domains {

    @Override
    public List<DomainRef> listDomains(Set<ListDomainsFlag> flags) {
        return world.list().stream()
                .filter(each -> either(flags, ListDomainsFlag.ACTIVE, ListDomainsFlag.INACTIVE, each.isActive()))
                .filter(each -> either(flags, ListDomainsFlag.AUTOSTART, ListDomainsFlag.NO_AUTOSTART, each.autostart))
                .map(SoundState::ref)
                .toList();
    }

    private static boolean either(Set<ListDomainsFlag> flags, ListDomainsFlag yes, ListDomainsFlag no, boolean is) {
        return flags.contains(yes) == flags.contains(no) || flags.contains(yes) == is;
    }

    @Override
    public DomainRef domainById(int id) {
        return world.find(each -> each.id.equals(OptionalInt.of(id)), id).ref();
    }

    @Override
    public DomainRef domainByName(String name) {
        boolean anyCase = world.has(Defect.FINDS_NAMES_IN_ANY_CASE);
        return world.find(
                        each -> anyCase
                                ? each.name().equalsIgnoreCase(name)
                                : each.name().equals(name),
                        name)
                .ref();
    }

    @Override
    public DomainRef domainByUuid(UUID uuid) {
        boolean known = world.list().stream().anyMatch(each -> each.uuid().equals(uuid));
        if (!known && world.has(Defect.THROWS_WHAT_THE_JDK_THROWS)) {
            throw new NoSuchElementException(uuid.toString());
        }
        return world.find(uuid).ref();
    }

    @Override
    public DomainRef defineDomain(String xml, Set<DefineFlag> flags) {
        Element document = world.read(xml);
        SoundState state = world.add(document, true);
        boolean isNew;
        synchronized (state) {
            isNew = state.document == document || !state.persistent;
            state.document = document;
            state.persistent = true;
        }
        world.tell(who, state.ref(), isNew ? DomainLifecycle.DEFINED_ADDED : DomainLifecycle.DEFINED_UPDATED);
        return state.ref();
    }

    @Override
    public DomainRef createDomain(String xml, Set<StartFlag> flags) {
        SoundState state = world.add(world.read(xml), false);
        if (state.isActive()) {
            throw new InvalidState("domain '" + state.name() + "' runs");
        }
        return new SoundLifecycle(state.as(who)).start(flags);
    }
}
