package io.vireo.nwfilter;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import org.osgi.annotation.versioning.ConsumerType;

/** What can be done with a network filter. Every method fails with {@link io.vireo.NotFound} when the filter is gone. */
@ConsumerType
public interface NwFilterControl extends Facet.OfNwFilter {

    /**
     * Describes the filter.
     *
     * @return a {@code filter} document
     */
    @C("virNWFilterGetXMLDesc")
    @Access(value = "nwfilter:read", readOnly = true)
    String xmlDesc();

    /**
     * Removes the filter.
     *
     * @throws VirtException with OPERATION_INVALID when it holds at a port, by itself or by way of another filter
     */
    @C("virNWFilterUndefine")
    @Access("nwfilter:delete")
    default void undefine() {
        throw new Unsupported();
    }
}
