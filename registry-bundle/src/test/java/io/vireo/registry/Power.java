package io.vireo.registry;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;

/** A facet of a domain for these tests. */
public interface Power extends Facet.OfDomain {

    @C("virPowerOn")
    @Access("domain:start")
    int on(int level);
}
