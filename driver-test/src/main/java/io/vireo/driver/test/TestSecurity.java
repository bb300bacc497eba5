package io.vireo.driver.test;

import io.vireo.domain.Security;
import io.vireo.domain.SecurityLabel;
import java.util.List;

/** The security label of a guest, which nobody enforces. */
final class TestSecurity implements Security {

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
}
