package io.vireo.driver.lxc;

/**
 * A domain as one session sees it.
 *
 * @param session the session
 * @param domain the domain
 */
record OpenDomain(LxcSession session, LxcDomain domain) {

    LxcHost host() {
        return domain.host();
    }
}
