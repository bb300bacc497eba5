package io.vireo.nwfilter;

import io.vireo.Access;
import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** The network filters of a connection: list, find, define. */
@ConsumerType
public interface NwFilters extends Facet.OfConnect {

    /**
     * Lists filters.
     *
     * @return the filters, in no promised order
     */
    @C(
            value = "virConnectListAllNWFilters",
            older = {"virConnectNumOfNWFilters", "virConnectListNWFilters"})
    @Access(value = "connect:search_nwfilters", filter = "nwfilter:getattr", readOnly = true)
    List<NwFilterRef> listNwFilters();

    /**
     * Finds a filter by name.
     *
     * @param name its name
     * @return the filter
     * @throws NotFound when there is no such filter
     */
    @C("virNWFilterLookupByName")
    @Access(value = "nwfilter:getattr", readOnly = true)
    NwFilterRef nwFilterByName(String name);

    /**
     * Finds a filter by UUID.
     *
     * @param uuid its UUID
     * @return the filter
     * @throws NotFound when there is no such filter
     */
    @C(value = "virNWFilterLookupByUUID", older = "virNWFilterLookupByUUIDString")
    @Access(value = "nwfilter:getattr", readOnly = true)
    default NwFilterRef nwFilterByUuid(UUID uuid) {
        throw new Unsupported();
    }

    /**
     * Defines a filter, or changes it; ports that it is bound to follow at once.
     *
     * @param xml the definition, in libvirt's format
     * @param flags how to define it
     * @return the filter
     * @throws BadXml when the document is wrong; the message has the line
     * @throws Unsupported when the document asks for something that the driver cannot do
     * @throws AlreadyExists when a filter has the name or the UUID but not both
     */
    @C(value = "virNWFilterDefineXMLFlags", older = "virNWFilterDefineXML")
    @Access({"nwfilter:write", "nwfilter:save"})
    default NwFilterRef defineNwFilter(String xml, Set<NwFilterDefineFlag> flags) {
        throw new Unsupported();
    }
}
