package io.vireo;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A flag of an operation: an enum constant that knows libvirt's bit. Sets of them stand where C has a mask. */
public interface Flag {

    /**
     * Returns libvirt's bit of this flag.
     *
     * @return a value with one bit, rarely more, set
     */
    int bit();

    /**
     * Gathers flags into libvirt's mask.
     *
     * @param flags any flags of one kind
     * @return the bits of all of them
     */
    static int mask(Set<? extends Flag> flags) {
        int mask = 0;
        for (Flag flag : flags) {
            mask |= flag.bit();
        }
        return mask;
    }

    /**
     * Takes libvirt's mask apart; a bit that no flag has is refused with {@link ErrorCode#INVALID_ARG}, as libvirt does.
     *
     * @param kind the flags' enum
     * @param mask libvirt's mask
     * @param function the C function that was called, for the message
     * @param <F> the flags' enum
     * @return the flags, unmodifiable
     */
    static <F extends Enum<F> & Flag> Set<F> set(Class<F> kind, int mask, String function) {
        EnumSet<F> flags = EnumSet.noneOf(kind);
        int left = mask;
        for (F flag : kind.getEnumConstants()) {
            if ((mask & flag.bit()) == flag.bit()) {
                flags.add(flag);
                left &= ~flag.bit();
            }
        }
        if (left != 0) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "unsupported flags (0x" + Integer.toHexString(left) + ") in function " + function);
        }
        return Collections.unmodifiableSet(flags);
    }
}
