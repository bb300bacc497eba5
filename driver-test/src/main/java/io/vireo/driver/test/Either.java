package io.vireo.driver.test;

import java.util.Set;

/** A question that a pair of flags asks: neither or both mean that it does not matter. */
final class Either {

    private Either() {}

    static <F> boolean of(Set<F> flags, F yes, F no, boolean is) {
        boolean wantsYes = flags.contains(yes);
        return wantsYes == flags.contains(no) || wantsYes == is;
    }
}
