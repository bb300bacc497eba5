package io.vireo.protocol;

import io.vireo.CodePair;
import java.util.HashMap;
import java.util.Map;

/** Two numbers that are one constant, such as a state and its reason. */
final class PairCodec<E extends Enum<E> & CodePair> implements Codec<E> {

    private final Map<Long, E> byNumbers = new HashMap<>();
    private final E unknown;

    PairCodec(Class<E> kind) {
        for (E constant : kind.getEnumConstants()) {
            byNumbers.putIfAbsent(key(constant.first(), constant.second()), constant);
        }
        unknown = Enum.valueOf(kind, "UNKNOWN");
    }

    @Override
    public void write(XdrWriter out, E value) {
        out.writeInt(value.first());
        // "Unknown" is 0 in every list of reasons of libvirt; -1 is only ours.
        out.writeInt(Math.max(value.second(), 0));
    }

    @Override
    public E read(XdrReader in) {
        int first = in.readInt();
        int second = in.readInt();
        E exact = byNumbers.get(key(first, second));
        return exact != null ? exact : byNumbers.getOrDefault(key(first, CodePair.UNKNOWN_SECOND), unknown);
    }

    private static long key(int first, int second) {
        return (long) first << Integer.SIZE | second & 0xffffffffL;
    }

    @Override
    public int least() {
        return 8;
    }

    @Override
    public String xdr() {
        return Layout.join(Layout.INT, Layout.INT);
    }
}
