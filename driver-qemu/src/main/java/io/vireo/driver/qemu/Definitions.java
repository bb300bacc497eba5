package io.vireo.driver.qemu;

import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.LockLevel;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Optional;
import java.util.UUID;

/** Takes new definitions into a host: which domain they mean, and who is in their way. */
final class Definitions {

    static final Field<Bytes> MEMORY = Field.memory("memory");
    static final Field<Bytes> CURRENT_MEMORY = Field.memory("currentMemory");
    private static final Field<UUID> UUID_OF = Field.uuid("uuid");

    private final QemuHost host;

    Definitions(QemuHost host) {
        this.host = host;
    }

    /**
     * The complete form of a definition that somebody gave.
     *
     * @throws BadXml when it cannot be read
     * @throws VirtException when it contradicts itself, or cannot be honoured although that was asked for
     */
    Element complete(String xml, boolean strict) {
        Element complete = host.defaults().complete(Element.parse(xml, "domain definition"));
        if (strict) {
            Supported.require(complete);
        }
        return complete;
    }

    static UUID uuidOf(Element complete) {
        return UUID_OF.require(complete);
    }

    static String nameOf(Element complete) {
        return complete.at("name").orElseThrow();
    }

    /** Defines a domain, or replaces its definition. */
    QemuDomain define(Element complete) {
        UUID uuid = uuidOf(complete);
        String name = nameOf(complete);
        QemuDomain fresh = new QemuDomain(host, uuid, QemuState.transientDomain(name));
        // Held before others can find it, so that nobody changes it before it has its definition.
        Optional<QemuDomain> there = fresh.lock().call(LockLevel.MODIFY, "define", QemuDomain.PATIENCE, () -> {
            Optional<QemuDomain> inTheWay = host.table().add(name, uuid, fresh);
            if (inTheWay.isEmpty()) {
                addNew(fresh, complete);
            }
            return inTheWay;
        });
        there.ifPresent(known -> known.modify("define", () -> replace(known, complete)));
        return there.orElse(fresh);
    }

    private void addNew(QemuDomain fresh, Element complete) {
        try {
            keep(fresh, complete, DomainLifecycle.DEFINED_ADDED);
        } catch (VirtException failure) {
            host.table().remove(fresh.uuid());
            throw failure;
        }
    }

    private void replace(QemuDomain domain, Element complete) {
        requireSame(domain, complete);
        boolean added = !domain.state().isPersistent();
        keep(domain, complete, added ? DomainLifecycle.DEFINED_ADDED : DomainLifecycle.DEFINED_UPDATED);
    }

    /** Writes a definition, then lets the domain have it. */
    void keep(QemuDomain domain, Element complete, DomainLifecycle... told) {
        host.keep(domain, complete);
        domain.change(now -> now.withDefinition(Optional.of(complete)), told);
    }

    /** Fails unless the definition has both the name and the UUID of the domain. */
    static void requireSame(QemuDomain domain, Element complete) {
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

    /** Drops a domain that exists only for a guest that could not be started. */
    void forget(QemuDomain domain) {
        if (!domain.state().isPersistent() && !domain.state().isActive()) {
            host.table().remove(domain.uuid());
        }
    }

    /** The domain that a guest without a kept definition is to be started for: a new one, or one that is switched off. */
    QemuDomain toRun(Element complete) {
        String name = nameOf(complete);
        QemuDomain fresh = new QemuDomain(host, uuidOf(complete), QemuState.transientDomain(name));
        Optional<QemuDomain> there = host.table().add(name, uuidOf(complete), fresh);
        if (there.isEmpty()) {
            return fresh;
        }
        requireSame(there.get(), complete);
        if (there.get().state().isActive()) {
            throw new AlreadyExists(ErrorCode.OPERATION_INVALID, "domain is already active as '" + name + "'");
        }
        return there.get();
    }
}
