package io.vireo.protocol;

import io.vireo.CpuSet;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.util.Arrays;
import java.util.List;

/** The maps of several sets of processors in one block: so many, of such a length, as the client asked for. */
final class CpuMaps {

    /** How many sets a client of ours asks for at first, and how long their maps may be. */
    static final int FIRST = 64;

    static final int LENGTH = 128;

    private static final int BOUND = 8 * 1024 * 1024;

    private CpuMaps() {}

    /** Refuses a wish for more than a message may carry, before a driver is asked. */
    static void check(int count, int length) {
        boolean fits = count >= 0 && count <= Codecs.LIST && length >= 0 && (long) count * length <= BOUND;
        if (!fits) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "the client wants " + count + " maps of " + length + " bytes, which is out of bounds");
        }
    }

    /** Fills the block to the size that was asked for, as libvirt does. */
    static void write(XdrWriter out, List<CpuSet> sets, int count, int length) {
        byte[] block = new byte[count * length];
        for (int i = 0; i < Math.min(sets.size(), count); i++) {
            System.arraycopy(sets.get(i).toMap(length), 0, block, i * length, length);
        }
        out.writeOpaque(block, BOUND);
    }

    static byte[] read(XdrReader in) {
        return in.readOpaque(BOUND);
    }

    /** Cuts the map of one set out of a block; none when the block is shorter. */
    static CpuSet cut(byte[] block, int index, int length) {
        int from = Math.min(block.length, index * length);
        return CpuSet.ofMap(Arrays.copyOfRange(block, from, Math.min(block.length, from + length)));
    }

    static String xdr() {
        return Layout.opaque(BOUND);
    }
}
