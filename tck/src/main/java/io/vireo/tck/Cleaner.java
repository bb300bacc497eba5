package io.vireo.tck;

import io.vireo.Connect;
import io.vireo.InvalidState;
import io.vireo.Ref;
import java.util.List;

/**
 * Removes what a contract made.
 *
 * @param candidate what is examined
 * @param connect an open connection
 */
record Cleaner(Candidate candidate, Connect connect) {

    /** Stops and removes every object that has one of these names or UUIDs, and nothing else. */
    <R extends Ref> void remove(Kind<R> kind, List<Identity> identities) {
        if (kind.can(Verb.LIST).missing(candidate).isPresent()) {
            return;
        }
        for (R ref : kind.list(connect)) {
            if (identities.stream().anyMatch(identity -> kind.matches(ref, identity))) {
                stop(kind, ref);
                clear(kind, ref);
            }
        }
    }

    /** Stops an object if it runs. */
    <R extends Ref> void stop(Kind<R> kind, R ref) {
        try {
            if (kind.can(Verb.STOP, Verb.IS_ACTIVE).missing(candidate).isEmpty() && kind.isActive(connect, ref)) {
                kind.stop(connect, ref);
            }
        } catch (InvalidState stopped) {
            // It has stopped meanwhile, or never ran; whether it can be removed decides.
        }
    }

    private <R extends Ref> void clear(Kind<R> kind, R ref) {
        if (kind.list(connect).stream().anyMatch(ref::sameAs)) {
            kind.clear(connect, ref);
        }
    }
}
