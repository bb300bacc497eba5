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
import org.osgi.annotation.versioning.ConsumerType;

/** Which filter holds at which port: list, find, bind. */
@ConsumerType
public interface NwFilterBindings extends Facet.OfConnect {

    /**
     * Lists bindings.
     *
     * @return the bindings, in no promised order
     */
    @C("virConnectListAllNWFilterBindings")
    @Access(value = "connect:search_nwfilter_bindings", filter = "nwfilter_binding:getattr", readOnly = true)
    List<NwFilterBindingRef> listNwFilterBindings();

    /**
     * Finds the binding of a port.
     *
     * @param portDev the network device of the port, such as {@code vnet0}
     * @return the binding
     * @throws NotFound when no filter is bound to it
     */
    @C("virNWFilterBindingLookupByPortDev")
    @Access(value = "nwfilter_binding:getattr", readOnly = true)
    NwFilterBindingRef nwFilterBindingByPortDev(String portDev);

    /**
     * Binds a filter to a port; it holds from then on.
     *
     * @param xml a {@code filterbinding} document
     * @param flags how
     * @return the binding
     * @throws BadXml when the document is wrong; the message has the line
     * @throws NotFound when there is no such filter
     * @throws AlreadyExists when a filter is bound to that port
     */
    @C("virNWFilterBindingCreateXML")
    @Access("nwfilter_binding:create")
    default NwFilterBindingRef createNwFilterBinding(String xml, Set<NwFilterBindingCreateFlag> flags) {
        throw new Unsupported();
    }
}
