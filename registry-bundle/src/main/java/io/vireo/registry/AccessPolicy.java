package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.Ref;

/** Decides whether a call may be made, and which objects a list shows; asked for every one. */
@FunctionalInterface
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

    /** Says whether there are objects that this policy does not show; lists are not looked through otherwise. */
    default boolean hidesObjects() {
        return false;
    }

    /**
     * Says whether a list shows an object.
     *
     * @param uri the connection that the list is asked of
     * @param permission what the list's operation needs to show it
     * @param object the object
     * @return false when the list must leave it out
     */
    default boolean shows(ConnectUri uri, Permission permission, Ref object) {
        return true;
    }

    /** Asks this policy first, then another. */
    default AccessPolicy and(AccessPolicy other) {
        AccessPolicy first = this;
        return new AccessPolicy() {
            @Override
            public void check(ConnectUri uri, Call call) {
                first.check(uri, call);
                other.check(uri, call);
            }

            @Override
            public boolean hidesObjects() {
                return first.hidesObjects() || other.hidesObjects();
            }

            @Override
            public boolean shows(ConnectUri uri, Permission permission, Ref object) {
                return first.shows(uri, permission, object) && other.shows(uri, permission, object);
            }
        };
    }
}
