package io.vireo.protocol;

import io.vireo.Bytes;
import io.vireo.domain.Bandwidth;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * A value with a unit as a number of 4 or 8 bytes.
 *
 * @param wide whether the number has 8 bytes
 * @param from makes the value from a number
 * @param to makes the number from a value
 * @param <T> the value's type
 */
record Units<T>(boolean wide, LongFunction<T> from, ToLongFunction<T> to) implements Codec<T> {

    private static final int KIB = 10;
    private static final int MIB = 20;
    private static final long NANOS_IN_MICRO = 1000;

    static final Codec<Bytes> BYTES = new Units<>(true, bytes -> shifted(bytes, 0), Bytes::bytes);
    static final Codec<Bytes> KIBS = new Units<>(true, kib -> shifted(kib, KIB), Bytes::kib);
    static final Codec<Bytes> MIBS = new Units<>(true, mib -> shifted(mib, MIB), Bytes::mib);
    static final Codec<Bandwidth> BANDWIDTH_MIBS =
            new Units<>(true, mib -> new Bandwidth(shifted(mib, MIB).bytes()), speed -> speed.bytesPerSecond() >> MIB);

    /** A moment as seconds and nanoseconds. */
    static final Codec<Instant> INSTANT = new Codec<>() {
        @Override
        public void write(XdrWriter out, Instant value) {
            out.writeLong(value.getEpochSecond());
            out.writeInt(value.getNano());
        }

        @Override
        public Instant read(XdrReader in) {
            return Instant.ofEpochSecond(in.readLong(), Integer.toUnsignedLong(in.readInt()));
        }

        @Override
        public int least() {
            return 12;
        }

        @Override
        public String xdr() {
            return Layout.join(Layout.HYPER, Layout.INT);
        }
    };

    static Codec<Instant> instantOfSeconds(boolean wide) {
        return new Units<>(wide, Instant::ofEpochSecond, Instant::getEpochSecond);
    }

    static Codec<Duration> seconds(boolean wide) {
        return new Units<>(wide, Duration::ofSeconds, Duration::toSeconds);
    }

    static Codec<Duration> millis(boolean wide) {
        return new Units<>(wide, Duration::ofMillis, Duration::toMillis);
    }

    static Codec<Duration> micros() {
        return new Units<>(true, Units::ofMicros, length -> length.toNanos() / NANOS_IN_MICRO);
    }

    static Codec<Duration> nanos() {
        return new Units<>(true, Duration::ofNanos, Duration::toNanos);
    }

    /** An amount that does not fit into 63 bits is one that has no limit. */
    static Bytes shifted(long amount, int shift) {
        return amount < 0 || amount > Long.MAX_VALUE >> shift ? Bytes.of(Long.MAX_VALUE) : Bytes.of(amount << shift);
    }

    private static Duration ofMicros(long micros) {
        return Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * NANOS_IN_MICRO);
    }

    @Override
    public void write(XdrWriter out, T value) {
        long number = to.applyAsLong(value);
        if (wide) {
            out.writeLong(number);
        } else {
            out.writeInt(narrowed(number));
        }
    }

    /** Cuts a number down to 32 bits, signed or not; fails when it does not fit. */
    static int narrowed(long number) {
        if (number < Integer.MIN_VALUE || number > 0xffffffffL) {
            throw new XdrException(number + " does not fit into 32 bits");
        }
        return (int) number;
    }

    @Override
    public T read(XdrReader in) {
        return from.apply(wide ? in.readLong() : in.readInt());
    }

    @Override
    public int least() {
        return wide ? 8 : 4;
    }

    @Override
    public String xdr() {
        return wide ? Layout.HYPER : Layout.INT;
    }
}
