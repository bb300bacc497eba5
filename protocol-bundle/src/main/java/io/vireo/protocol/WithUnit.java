package io.vireo.protocol;

import io.vireo.Bytes;
import io.vireo.Flag;
import io.vireo.Ref;
import io.vireo.domain.Bandwidth;
import java.util.Set;

/**
 * The shape of rows whose amount is in a large unit, or in bytes when a flag says so. The amounts of the API know their
 * unit, so the flag is only here: it is set when the amount is no whole number of the large unit.
 */
final class WithUnit implements Shape {

    private final Signature signature;
    private final boolean reserved;
    private final int amount;
    private final int shift;
    private final int bit;
    private final boolean bandwidth;

    /** The amount is the argument with a number; the unit is two to the power of the shift. */
    private WithUnit(Signature signature, Words words, int amount, int shift, int bit, boolean bandwidth) {
        this.signature = signature;
        this.reserved = words.isReserved();
        this.amount = amount;
        this.shift = shift;
        this.bit = bit;
        this.bandwidth = bandwidth;
    }

    static ShapeMaker mibPerSecond(int argument, int bit) {
        return (signature, words) -> new WithUnit(signature, words, argument, 20, bit, true);
    }

    static ShapeMaker kib(int argument, int bit) {
        return (signature, words) -> new WithUnit(signature, words, argument, 10, bit, false);
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        signature.writeSubject(out, request.subject());
        Object[] args = request.args();
        long bytes = bandwidth ? ((Bandwidth) args[amount]).bytesPerSecond() : ((Bytes) args[amount]).bytes();
        boolean exact = (bytes & (1L << shift) - 1) == 0;
        int end = args.length - (reserved ? 0 : 1);
        for (int i = 0; i < end; i++) {
            if (i == amount) {
                out.writeLong(exact ? bytes >> shift : bytes);
            } else {
                signature.arg(i).write(out, args[i]);
            }
        }
        out.writeInt((exact ? 0 : bit) | (reserved ? 0 : mask(args[end])));
    }

    @SuppressWarnings("unchecked") // the last argument is a set of flags
    private static int mask(Object flags) {
        return Flag.mask((Set<? extends Flag>) flags);
    }

    @Override
    public Request readArgs(XdrReader in) {
        Ref subject = signature.readSubject(in);
        Object[] args = new Object[signature.size()];
        int end = args.length - (reserved ? 0 : 1);
        long number = 0;
        for (int i = 0; i < end; i++) {
            if (i == amount) {
                number = in.readLong();
            } else {
                args[i] = signature.arg(i).read(in);
            }
        }
        int flags = in.readInt();
        Bytes bytes = Units.shifted(number, (flags & bit) != 0 ? 0 : shift);
        args[amount] = bandwidth ? Bandwidth.of(bytes) : bytes;
        int left = flags & ~bit;
        if (!reserved) {
            args[end] = ((FlagCodec<?>) signature.last()).set(left);
        } else if (left != 0) {
            throw UnknownBits.flags(left);
        }
        return new Request(subject, args);
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        signature.result().write(out, result);
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        return signature.result().read(in);
    }

    @Override
    public String args() {
        return Layout.join(
                signature.subjectXdr(),
                signature.argsXdr(0, amount),
                Layout.HYPER,
                signature.argsXdr(amount + 1, signature.size()),
                reserved ? Layout.INT : Layout.NOTHING);
    }

    @Override
    public String result() {
        return signature.result().xdr();
    }
}
