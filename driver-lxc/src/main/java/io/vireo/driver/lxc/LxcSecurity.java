package io.vireo.driver.lxc;

import io.vireo.domain.Security;
import io.vireo.domain.SecurityLabel;
import io.vireo.driver.kit.host.HostFiles;
import java.util.List;
import java.util.Optional;

/** The label that the kernel confines a container by, where the host has a security model. */
final class LxcSecurity implements Security {

    private final LxcDomain domain;

    LxcSecurity(OpenDomain open) {
        this.domain = open.domain();
    }

    /** Empty while it does not run, so that whoever asks about a stopped domain gets an answer. */
    @Override
    public SecurityLabel securityLabel() {
        Optional<Container> container = domain.state().container();
        if (SecurityLabels.model().isEmpty() || container.isEmpty()) {
            return new SecurityLabel("", false);
        }
        String label = HostFiles.REAL
                .text("proc/" + container.get().init() + "/attr/current")
                .orElse("");
        return new SecurityLabel(label.replaceAll("(?s)[\\x00\\n].*", ""), !label.contains("(complain)"));
    }

    @Override
    public List<SecurityLabel> securityLabels() {
        return List.of(securityLabel());
    }
}
