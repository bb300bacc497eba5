package io.vireo.driver.kit.guest;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.domain.DomainRef;
import io.vireo.driver.kit.ObjectTable;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

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

    /**
     * Finds all domains that a list is about.
     *
     * @param filter the list's
     * @param traits what the filter looks at
     */
    public List<D> all(DomainFilter filter, Function<D, DomainTraits> traits) {
        return table.list().stream()
                .filter(domain -> filter.accepts(traits.apply(domain)))
                .toList();
    }

    /**
     * Finds the domains that statistics are asked of; what is gone is left out.
     *
     * @param domains which ones; none means all that the filter lets through
     * @param filter for those
     * @param traits what the filter looks at
     */
    public List<D> asked(List<DomainRef> domains, DomainFilter filter, Function<D, DomainTraits> traits) {
        return domains.isEmpty()
                ? all(filter, traits)
                : domains.stream()
                        .flatMap(ref -> table.find(ref.uuid()).stream())
                        .toList();
    }

    /** What is said when a domain is not there, or not there any more. */
    public static NotFound missing(String which) {
        return new NotFound(ErrorCode.NO_DOMAIN, "no domain " + which);
    }
}
