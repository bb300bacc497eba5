package io.vireo.driver.kit;

import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.Flag;
import io.vireo.VirtException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Which flags an operation honours: one that it does not is refused, never ignored. */
public final class Flags {

    private Flags() {}

    /**
     * Refuses all flags but the known ones, in libvirt's words: with the bits, and the name of the function.
     *
     * @param function the C function
     * @param given the flags that came
     * @param known the flags that are honoured
     * @param <F> the flags
     * @throws VirtException with INVALID_ARG when there is another one
     */
    @SafeVarargs
    public static <F extends Enum<F> & Flag> void only(String function, Set<F> given, F... known) {
        if (given.isEmpty()) {
            return;
        }
        Set<F> unknown = new HashSet<>(given);
        for (F each : known) {
            unknown.remove(each);
        }
        if (!unknown.isEmpty()) {
            throw unsupported(function, Flag.mask(unknown));
        }
    }

    /**
     * Makes the refusal of flags that a function does not know, in libvirt's words.
     *
     * @param function the C function
     * @param mask the bits of the flags
     * @return an error with INVALID_ARG, to be thrown
     */
    public static VirtException unsupported(String function, int mask) {
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

    /**
     * Refuses two flags that contradict each other.
     *
     * @param function the C function
     * @param given the flags that came
     * @param one a flag
     * @param other another one
     * @param <F> the flags
     * @throws VirtException with INVALID_ARG when both are there
     */
    public static <F extends Enum<F> & Flag> void notBoth(String function, Set<F> given, F one, F other) {
        if (given.contains(one) && given.contains(other)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "flags " + one + " and " + other + " in function " + function + " are mutually exclusive");
        }
    }

    /**
     * Answers a question that a pair of flags asks: neither or both mean that it does not matter.
     *
     * @param given the flags that came
     * @param yes the flag that asks for it
     * @param no the flag that asks for the contrary
     * @param is whether it is so
     * @param <F> the flags
     * @return whether it is as asked
     */
    public static <F> boolean matches(Set<F> given, F yes, F no, boolean is) {
        return matches(given, yes, no, () -> is);
    }

    /**
     * Answers a question that a pair of flags asks, and looks only when the flags want to know.
     *
     * @param given the flags that came
     * @param yes the flag that asks for it
     * @param no the flag that asks for the contrary
     * @param is tells whether it is so
     * @param <F> the flags
     * @return whether it is as asked
     */
    public static <F> boolean matches(Set<F> given, F yes, F no, BooleanSupplier is) {
        boolean wantsYes = given.contains(yes);
        return wantsYes == given.contains(no) || wantsYes == is.getAsBoolean();
    }
}
