package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** How a domain is kept apart from the host and others. */
@ConsumerType
public interface Security extends Facet.OfDomain {

    /**
     * Tells the label of the process of the domain.
     *
     * @return the label
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainGetSecurityLabel")
    @Access(value = "domain:read", readOnly = true)
    default SecurityLabel securityLabel() {
        throw new Unsupported();
    }

    /**
     * Tells the labels of the process of the domain, one for each security driver.
     *
     * @return the labels
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainGetSecurityLabelList")
    @Access(value = "domain:read", readOnly = true)
    default List<SecurityLabel> securityLabels() {
        throw new Unsupported();
    }

    /**
     * Tells how an encrypted guest was launched.
     *
     * @return {@code sev-measurement} and others
     */
    @C("virDomainGetLaunchSecurityInfo")
    @Access("domain:read")
    default TypedParameters launchSecurityInfo() {
        throw new Unsupported();
    }

    /**
     * Gives a secret to an encrypted guest that was started paused.
     *
     * @param parameters {@code sev-secret-header}, {@code sev-secret} and maybe {@code sev-secret-set-address}
     * @throws io.vireo.VirtException when a name or value is not known, with {@link io.vireo.ErrorCode#INVALID_ARG}
     * @throws io.vireo.InvalidState when it is not paused
     */
    @C("virDomainSetLaunchSecurityState")
    @Access("domain:write")
    default void setLaunchSecurityState(TypedParameters parameters) {
        throw new Unsupported();
    }
}
