package io.vireo.driver.lxc;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.driver.kit.LockLevel;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.UUID;

/** Takes new definitions into a host: which domain they mean, and who is in their way. */
final class Definitions {

    private final LxcHost host;

    Definitions(LxcHost host) {
        this.host = host;
    }

    /**
     * The complete form of a definition that somebody gave.
     *
     * @throws BadXml when it cannot be read
     * @throws VirtException when it contradicts itself, gives the container no root of its own, or cannot be honoured
     *     although that was asked for
     */
    static Element complete(String xml, boolean strict) {
        Element complete = ContainerDefaults.complete(Element.parse(xml, "domain definition"));
        RootRule.require(complete);
        if (strict) {
            Supported.require(complete);
        }
        return complete;
    }

    private static UUID uuidOf(Element complete) {
        return ContainerDefaults.UUID_OF.require(complete);
    }

    private static String nameOf(Element complete) {
        return complete.at("name").orElseThrow();
    }

    /** Defines a domain, or replaces its definition. */
    LxcDomain define(Element complete) {
        UUID uuid = uuidOf(complete);
        String name = nameOf(complete);
        LxcDomain fresh = new LxcDomain(host, uuid, LxcState.transientDomain(name));
        // Held before others can find it, so that nobody changes it before it has its definition.
        Optional<LxcDomain> there = fresh.lock().call(LockLevel.MODIFY, "define", LxcDomain.PATIENCE, () -> {
            Optional<LxcDomain> inTheWay = host.table().add(name, uuid, fresh);
            if (inTheWay.isEmpty()) {
                addNew(fresh, complete);
            }
            return inTheWay;
        });
        there.ifPresent(known -> known.modify("define", () -> replace(known, complete)));
        return there.orElse(fresh);
    }

    private void addNew(LxcDomain fresh, Element complete) {
        try {
            keep(fresh, complete, DomainLifecycle.DEFINED_ADDED);
        } catch (VirtException failure) {
            host.table().remove(fresh.uuid());
            throw failure;
        }
    }

    private void replace(LxcDomain domain, Element complete) {
        requireSame(domain, complete);
        boolean added = !domain.state().isPersistent();
        keep(domain, complete, added ? DomainLifecycle.DEFINED_ADDED : DomainLifecycle.DEFINED_UPDATED);
    }

    /** Writes a definition, then lets the domain have it. */
    void keep(LxcDomain domain, Element complete, DomainLifecycle... told) {
        host.keep(domain, complete);
        domain.change(now -> now.withDefinition(Optional.of(complete)), told);
    }

    private static void requireSame(LxcDomain domain, Element complete) {
        String name = nameOf(complete);
        UUID uuid = uuidOf(complete);
        if (!domain.uuid().equals(uuid)) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED, "domain '" + name + "' already exists with uuid " + domain.uuid());
        }
        if (!domain.state().name().equals(name)) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "domain '" + domain.state().name() + "' is already defined with uuid " + uuid);
        }
    }

    /** Drops a domain that exists only for a container that could not be started. */
    void forget(LxcDomain domain) {
        if (!domain.state().isPersistent() && !domain.state().isActive()) {
            host.table().remove(domain.uuid());
        }
    }

    /** The domain that a container without a kept definition is to be started for. */
    LxcDomain toRun(Element complete) {
        String name = nameOf(complete);
        LxcDomain fresh = new LxcDomain(host, uuidOf(complete), LxcState.transientDomain(name));
        Optional<LxcDomain> there = host.table().add(name, uuidOf(complete), fresh);
        if (there.isEmpty()) {
            return fresh;
        }
        requireSame(there.get(), complete);
        if (there.get().state().isActive()) {
            throw new InvalidState("domain is already active as '" + name + "'");
        }
        return there.get();
    }
}
