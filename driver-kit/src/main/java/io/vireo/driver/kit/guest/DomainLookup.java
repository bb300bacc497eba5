package io.vireo.driver.kit.guest;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.domain.DomainRef;
import io.vireo.driver.kit.ObjectTable;
import java.util.UUID;

/**
 * Finds the domains of a host, or says in libvirt's words which one is not there.
 *
 * @param table all domains
 * @param <D> the driver's domain
 */
public record DomainLookup<D extends KeptDomain<?>>(ObjectTable<D> table) {

    /**
     * Finds the domain that runs under an id ({@code virDomainLookupByID}).
     *
     * @throws NotFound NO_DOMAIN when none does
     */
    public D byId(int id) {
        return table.find(id).orElseThrow(() -> missing("with id " + id));
    }

    /**
     * Finds a domain by name ({@code virDomainLookupByName}).
     *
     * @throws NotFound NO_DOMAIN when none has it
     */
    public D byName(String name) {
        return table.find(name).orElseThrow(() -> missing("with matching name '" + name + "'"));
    }

    /**
     * Finds a domain by UUID ({@code virDomainLookupByUUID}).
     *
     * @throws NotFound NO_DOMAIN when none has it
     */
    public D byUuid(UUID uuid) {
        return table.find(uuid).orElseThrow(() -> missing("with matching uuid '" + uuid + "'"));
    }

    /**
     * Finds the domain that a client holds.
     *
     * @throws NotFound NO_DOMAIN when it is gone
     */
    public D of(DomainRef ref) {
        return table.find(ref.uuid()).orElseThrow(() -> missing("'" + ref.name() + "' (" + ref.uuid() + ")"));
    }

    /** What is said when a domain is not there, or not there any more. */
    public static NotFound missing(String which) {
        return new NotFound(ErrorCode.NO_DOMAIN, "no domain " + which);
    }
}
