package io.vireo.driver.kit.guest;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.domain.Impact;
import io.vireo.driver.kit.LockLevel;
import io.vireo.driver.kit.ObjectTable;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Takes new definitions into a table of domains: which domain they mean, and who is in their way.
 *
 * @param <D> the driver's domain
 */
public final class DomainDefinitions<D extends KeptDomain<?>> {

    private static final Field<UUID> UUID_OF = Field.uuid("uuid");

    private final ObjectTable<D> table;
    private final BiFunction<UUID, String, D> maker;

    /**
     * For the domains of one host.
     *
     * @param table all of them
     * @param maker makes one with a UUID and a name, and no definition yet
     */
    public DomainDefinitions(ObjectTable<D> table, BiFunction<UUID, String, D> maker) {
        this.table = table;
        this.maker = maker;
    }

    /** The UUID of a complete definition. */
    public static UUID uuidOf(Element complete) {
        return UUID_OF.require(complete);
    }

    /** The name of a complete definition. */
    public static String nameOf(Element complete) {
        return complete.at("name").orElseThrow();
    }

    /**
     * Defines a domain, or replaces its definition.
     *
     * @param complete the complete definition
     * @return the domain
     * @throws VirtException when another domain has its name or its UUID, or when it cannot be written
     */
    public D define(Element complete) {
        D fresh = fresh(complete);
        // Held before others can find it, so that nobody changes it before it has its definition.
        Optional<D> there = fresh.lock().call(LockLevel.MODIFY, "define", KeptDomain.PATIENCE, () -> {
            Optional<D> inTheWay = table.add(nameOf(complete), fresh.uuid(), fresh);
            if (inTheWay.isEmpty()) {
                addNew(fresh, complete);
            }
            return inTheWay;
        });
        there.ifPresent(known -> known.modify("define", () -> replace(known, complete)));
        return there.orElse(fresh);
    }

    private D fresh(Element complete) {
        return maker.apply(uuidOf(complete), nameOf(complete));
    }

    private void addNew(D fresh, Element complete) {
        try {
            fresh.keep(complete, DomainLifecycle.DEFINED_ADDED);
        } catch (VirtException failure) {
            table.remove(fresh.uuid());
            throw failure;
        }
    }

    private void replace(D domain, Element complete) {
        requireSame(domain, complete);
        boolean added = domain.definition().isEmpty();
        domain.keep(complete, added ? DomainLifecycle.DEFINED_ADDED : DomainLifecycle.DEFINED_UPDATED);
    }

    /**
     * Fails unless the definition has both the name and the UUID of the domain.
     *
     * @throws VirtException OPERATION_FAILED when it has only one of them
     */
    public static void requireSame(KeptDomain<?> domain, Element complete) {
        String name = nameOf(complete);
        UUID uuid = uuidOf(complete);
        if (!domain.uuid().equals(uuid)) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED, "domain '" + name + "' already exists with uuid " + domain.uuid());
        }
        if (!domain.name().equals(name)) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED, "domain '" + domain.name() + "' is already defined with uuid " + uuid);
        }
    }

    /** Drops a domain that exists only for a guest that could not be started. */
    public void forget(D domain) {
        if (domain.definition().isEmpty() && !domain.isActive()) {
            table.remove(domain.uuid());
        }
    }

    /**
     * The domain that a guest without a kept definition is to be started for: a new one, or one that is switched off.
     *
     * @throws AlreadyExists when it runs
     */
    public D toRun(Element complete) {
        D fresh = fresh(complete);
        Optional<D> there = table.add(nameOf(complete), fresh.uuid(), fresh);
        if (there.isEmpty()) {
            return fresh;
        }
        requireSame(there.get(), complete);
        if (there.get().isActive()) {
            throw new AlreadyExists(
                    ErrorCode.OPERATION_INVALID, "domain is already active as '" + nameOf(complete) + "'");
        }
        return there.get();
    }

    /**
     * The definition that a question with these flags is about.
     *
     * @throws InvalidState when that is not there
     * @throws VirtException INVALID_ARG when the flags mean both
     */
    public static Element asked(KeptDomain<?> domain, Set<Impact> flags) {
        boolean wantsKept = flags.contains(Impact.CONFIG) || flags.isEmpty() && !domain.isActive();
        if (flags.containsAll(Set.of(Impact.LIVE, Impact.CONFIG))) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "flags 'LIVE' and 'CONFIG' are mutually exclusive in a question");
        }
        if (!wantsKept && !domain.isActive()) {
            throw domain.notRunning();
        }
        return wantsKept ? domain.definition().orElseThrow(() -> isTransient(domain)) : domain.present();
    }

    private static InvalidState isTransient(KeptDomain<?> domain) {
        return new InvalidState("transient domains do not have any persistent config: " + domain.label());
    }
}
