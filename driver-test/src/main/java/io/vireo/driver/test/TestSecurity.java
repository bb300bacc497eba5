package io.vireo.driver.test;

import io.vireo.TypedParameters;
import io.vireo.domain.Security;
import io.vireo.domain.SecurityLabel;
import io.vireo.driver.kit.Flags;
import java.util.List;

/** The security label of a guest, which nobody enforces. */
final class TestSecurity implements Security {

    /** The flag by which a client says that it takes texts too. */
    private static final int STRING_OKAY = 4;

    private final TestDomain domain;

    TestSecurity(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public SecurityLabel securityLabel() {
        return domain.status().isActive() ? new SecurityLabel("libvirt-test", true) : new SecurityLabel("", false);
    }

    @Override
    public List<SecurityLabel> securityLabels() {
        return List.of(securityLabel());
    }

    /**
     * Always refuses: every client says that it takes texts too, and libvirt's test driver knows no flag here, not even
     * that one.
     */
    @Override
    public TypedParameters launchSecurityInfo() {
        throw Flags.unsupported("testDomainGetLaunchSecurityInfo", STRING_OKAY);
    }
}
