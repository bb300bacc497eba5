package io.vireo.host;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import org.osgi.annotation.versioning.ConsumerType;

/** How the host protects guests from each other and from itself. */
@ConsumerType
public interface HostSecurity extends Facet.OfConnect {

    /**
     * Returns how guests are confined.
     *
     * @return the model
     */
    @C("virNodeGetSecurityModel")
    @Access(value = "connect:read", readOnly = true)
    SecurityModel securityModel();

    /**
     * Returns what the host's AMD SEV offers for encrypted guests.
     *
     * @return {@code pdh}, {@code cert-chain}, {@code cpu0-id}, {@code cbitpos}, {@code reduced-phys-bits}, {@code
     *     max-guests}, {@code max-es-guests}
     * @throws Unsupported when the host has no SEV
     */
    @C("virNodeGetSEVInfo")
    @Access("connect:read")
    default TypedParameters sevInfo() {
        throw new Unsupported();
    }
}
