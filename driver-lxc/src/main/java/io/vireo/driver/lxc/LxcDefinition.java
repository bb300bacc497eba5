package io.vireo.driver.lxc;

import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.guest.DomainDefinition;

/** What is kept of a domain. */
final class LxcDefinition extends DomainDefinition {

    LxcDefinition(OpenDomain open) {
        super(open.domain(), open.host());
    }

    @Override
    protected void checkName(String name) {
        Names.check("domain", name);
    }
}
