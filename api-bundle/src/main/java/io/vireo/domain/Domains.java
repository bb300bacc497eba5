package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import java.io.FileDescriptor;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** The domains of a connection: finding, defining and creating them. */
@ConsumerType
public interface Domains extends Facet.OfConnect {

    /**
     * Lists the domains, running ones and definitions.
     *
     * @param flags which; none means all
     * @return the domains, in no order
     */
    @C(
            value = "virConnectListAllDomains",
            older = {
                "virConnectListDomains",
                "virConnectNumOfDomains",
                "virConnectListDefinedDomains",
                "virConnectNumOfDefinedDomains"
            })
    @Access(value = "connect:search_domains", filter = "domain:getattr", readOnly = true)
    List<DomainRef> listDomains(Set<ListDomainsFlag> flags);

    /**
     * Finds a running domain by its id.
     *
     * @param id the id, which it has until it stops
     * @return the domain
     * @throws io.vireo.NotFound when no domain runs under that id
     */
    @C("virDomainLookupByID")
    @Access(value = "domain:getattr", readOnly = true)
    default DomainRef domainById(int id) {
        throw new Unsupported();
    }

    /**
     * Finds a domain by its name.
     *
     * @param name the name
     * @return the domain
     * @throws io.vireo.NotFound when there is none
     */
    @C("virDomainLookupByName")
    @Access(value = "domain:getattr", readOnly = true)
    default DomainRef domainByName(String name) {
        throw new Unsupported();
    }

    /**
     * Finds a domain by its UUID.
     *
     * @param uuid the UUID
     * @return the domain
     * @throws io.vireo.NotFound when there is none
     */
    @C(value = "virDomainLookupByUUID", older = "virDomainLookupByUUIDString")
    @Access(value = "domain:getattr", readOnly = true)
    DomainRef domainByUuid(UUID uuid);

    /**
     * Defines a domain, or changes the definition of the one with that name and UUID; nothing is started.
     *
     * @param xml its document
     * @param flags how
     * @return the domain
     * @throws io.vireo.BadXml when the document is wrong
     * @throws io.vireo.AlreadyExists when another domain has the name or the UUID
     */
    @C(value = "virDomainDefineXMLFlags", older = "virDomainDefineXML")
    @Access({"domain:write", "domain:save"})
    default DomainRef defineDomain(String xml, Set<DefineFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Starts a domain that has no definition, or one with another definition than its own; without a definition it is
     * gone when it stops.
     *
     * @param xml its document
     * @param flags how
     * @return the running domain
     * @throws io.vireo.BadXml when the document is wrong
     * @throws io.vireo.AlreadyExists when another domain has the name or the UUID
     * @throws io.vireo.InvalidState when it runs
     */
    @C(value = "virDomainCreateXML", older = "virDomainCreateLinux")
    @Access({"domain:write", "domain:start"})
    default DomainRef createDomain(String xml, Set<StartFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Starts a domain as {@link #createDomain} does, and passes open files to its first process.
     *
     * <p>{@link FileDescriptor} is all that the JDK has for an open file of another process; it can neither receive
     * nor pass one by itself, so a driver without native help leaves this out. To and from a server they go through a
     * socket of this host and on Java 22 or later; see {@link io.vireo.spi.FilePassing}, which also closes them.
     *
     * @param xml its document
     * @param files the open files, in order
     * @param flags how
     * @return the running domain
     * @throws io.vireo.BadXml when the document is wrong
     */
    @C("virDomainCreateXMLWithFiles")
    @Access({"domain:write", "domain:start"})
    default DomainRef createDomainWithFiles(String xml, List<FileDescriptor> files, Set<StartFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Gathers statistics of many domains in one call; what cannot be had of a domain is left out.
     *
     * @param domains of which domains; none means all that the flags name
     * @param kinds which groups; none means all
     * @param flags which domains, and how
     * @return the statistics; a domain that has gone meanwhile is left out
     */
    @C("virConnectGetAllDomainStats")
    @Access(value = "connect:search_domains", filter = "domain:read", readOnly = true)
    default List<DomainStats> allDomainStats(List<DomainRef> domains, Set<StatsKind> kinds, Set<StatsFlag> flags) {
        throw new Unsupported();
    }
}
