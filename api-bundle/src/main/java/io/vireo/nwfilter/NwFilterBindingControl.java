package io.vireo.nwfilter;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What can be done with the binding of a network filter to a port. Every method fails with {@link io.vireo.NotFound}
 * when the binding is gone.
 */
@ConsumerType
public interface NwFilterBindingControl extends Facet.OfNwFilterBinding {

    /**
     * Describes the binding.
     *
     * @return a {@code filterbinding} document
     */
    @C("virNWFilterBindingGetXMLDesc")
    @Access(value = "nwfilter_binding:read", readOnly = true)
    String xmlDesc();

    /** Unbinds the filter; the port is open from then on. */
    @C("virNWFilterBindingDelete")
    @Access("nwfilter_binding:delete")
    default void delete() {
        throw new Unsupported();
    }
}
