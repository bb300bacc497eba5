package io.vireo.driver.lxc;

import io.vireo.domain.Security;
import io.vireo.domain.SecurityLabel;
import io.vireo.driver.kit.host.HostFiles;
import java.util.List;

/** The label that the kernel confines a container by, where the host has a security model. */
final class LxcSecurity implements Security {

    private final LxcDomain domain;

    LxcSecurity(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public SecurityLabel securityLabel() {
        Container container = domain.container();
        if (SecurityLabels.model().isEmpty()) {
            return new SecurityLabel("", false);
        }
        String label = HostFiles.REAL
                .text("proc/" + container.init() + "/attr/current")
                .orElse("");
        return new SecurityLabel(label.replaceAll("(?s)[\\x00\\n].*", ""), !label.contains("(complain)"));
    }

    @Override
    public List<SecurityLabel> securityLabels() {
        return List.of(securityLabel());
    }
}
