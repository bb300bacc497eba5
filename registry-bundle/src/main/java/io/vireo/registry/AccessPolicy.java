package io.vireo.registry;

import io.vireo.ConnectUri;

/** Decides whether a call may be made; asked before every one. */
interface AccessPolicy {

    /** Everybody may do everything. */
    AccessPolicy ANYBODY = (uri, call) -> {};

    /**
     * Lets a call pass.
     *
     * @param uri the connection that it is made through
     * @param call the call
     * @throws io.vireo.Denied when it may not be made
     */
    void check(ConnectUri uri, Call call);

    /** Asks this policy first, then another. */
    default AccessPolicy and(AccessPolicy other) {
        return (uri, call) -> {
            check(uri, call);
            other.check(uri, call);
        };
    }
}
