package io.vireo.driver.lxc;

import io.vireo.domain.ManagedSave;

/** The memory of a container cannot be kept, so there never is any; programs ask nevertheless. */
final class LxcManagedSave implements ManagedSave {

    /** For a domain that exists. */
    LxcManagedSave(OpenDomain open) {
        open.domain().state();
    }

    @Override
    public boolean hasManagedSave() {
        return false;
    }
}
