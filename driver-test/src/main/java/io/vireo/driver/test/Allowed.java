package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.Flag;
import io.vireo.VirtException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which flags an operation honours: one that it does not is refused, never ignored. */
final class Allowed {

    private Allowed() {}

    /** Refuses all flags but the known ones, as libvirt words it: with the bits, and the name of its function. */
    @SafeVarargs
    static <F extends Enum<F> & Flag> void only(String function, Set<F> given, F... known) {
        Set<F> unknown = new HashSet<>(given);
        for (F each : known) {
            unknown.remove(each);
        }
        if (!unknown.isEmpty()) {
            throw unsupported(function, Flag.mask(unknown));
        }
    }

    /** Flags that a function does not know, as libvirt words it. */
    static VirtException unsupported(String function, int mask) {
        String message = "unsupported flags (0x" + Integer.toHexString(mask) + ") in function " + function;
        return VirtException.of(new ErrorFacts(
                ErrorCode.INVALID_ARG.number(),
                0,
                message,
                Optional.of(function),
                Optional.of("flags"),
                Optional.empty(),
                -1,
                -1));
    }

    /** Refuses two flags that contradict each other. */
    static <F extends Enum<F> & Flag> void notBoth(String function, Set<F> given, F one, F other) {
        if (given.contains(one) && given.contains(other)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "flags " + one + " and " + other + " in function " + function + " are mutually exclusive");
        }
    }
}
