package io.vireo.driver.qemu;

import io.vireo.TypedParameters;
import io.vireo.domain.Security;
import io.vireo.domain.SecurityLabel;
import java.util.List;

/** What protects a guest from its host: nothing here, for encrypted guests are refused. */
final class QemuSecurity implements Security {

    private final QemuDomain domain;

    QemuSecurity(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public SecurityLabel securityLabel() {
        return new SecurityLabel("", false);
    }

    @Override
    public List<SecurityLabel> securityLabels() {
        return List.of(securityLabel());
    }

    @Override
    public TypedParameters launchSecurityInfo() {
        domain.guest();
        return TypedParameters.NONE;
    }
}
