package io.vireo.protocol;

import io.vireo.Flag;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A set of flags as a mask; a bit that no flag has is refused. */
final class FlagCodec<F extends Enum<F> & Flag> implements Codec<Set<F>> {

    private final Class<F> kind;
    private final F[] constants;

    FlagCodec(Class<F> kind) {
        this.kind = kind;
        this.constants = kind.getEnumConstants();
    }

    @Override
    public void write(XdrWriter out, Set<F> value) {
        out.writeInt(Flag.mask(value));
    }

    @Override
    public Set<F> read(XdrReader in) {
        return set(in.readInt());
    }

    Set<F> set(int mask) {
        if (mask == 0) {
            return Set.of();
        }
        EnumSet<F> flags = EnumSet.noneOf(kind);
        int left = mask;
        for (F flag : constants) {
            if ((mask & flag.bit()) == flag.bit()) {
                flags.add(flag);
                left &= ~flag.bit();
            }
        }
        if (left != 0) {
            throw UnknownBits.flags(left);
        }
        return Collections.unmodifiableSet(flags);
    }

    @Override
    public int least() {
        return 4;
    }

    @Override
    public String xdr() {
        return Layout.INT;
    }

    @Override
    public Set<F> none() {
        return Set.of();
    }
}
