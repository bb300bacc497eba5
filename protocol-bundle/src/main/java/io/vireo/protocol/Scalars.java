package io.vireo.protocol;

import io.vireo.CpuSet;
import java.util.OptionalInt;
import java.util.UUID;

/** Codecs of single values. */
final class Scalars {

    static final int CPU_MAP = 2048;

    static final Codec<Integer> INT = new Codec<>() {
        @Override
        public void write(XdrWriter out, Integer value) {
            out.writeInt(value);
        }

        @Override
        public Integer read(XdrReader in) {
            return in.readInt();
        }

        @Override
        public int least() {
            return 4;
        }

        @Override
        public String xdr() {
            return Layout.INT;
        }
    };

    static final Codec<Long> LONG = new Codec<>() {
        @Override
        public void write(XdrWriter out, Long value) {
            out.writeLong(value);
        }

        @Override
        public Long read(XdrReader in) {
            return in.readLong();
        }

        @Override
        public int least() {
            return 8;
        }

        @Override
        public String xdr() {
            return Layout.HYPER;
        }
    };

    static final Codec<Double> DOUBLE = new Codec<>() {
        @Override
        public void write(XdrWriter out, Double value) {
            out.writeDouble(value);
        }

        @Override
        public Double read(XdrReader in) {
            return in.readDouble();
        }

        @Override
        public int least() {
            return 8;
        }

        @Override
        public String xdr() {
            return Layout.DOUBLE;
        }
    };

    static final Codec<Boolean> BOOLEAN = new Codec<>() {
        @Override
        public void write(XdrWriter out, Boolean value) {
            out.writeBoolean(value);
        }

        @Override
        public Boolean read(XdrReader in) {
            return in.readBoolean();
        }

        @Override
        public int least() {
            return 4;
        }

        @Override
        public String xdr() {
            return Layout.INT;
        }
    };

    static final Codec<String> STRING = new Codec<>() {
        @Override
        public void write(XdrWriter out, String value) {
            out.writeString(value);
        }

        @Override
        public String read(XdrReader in) {
            return in.readString();
        }

        @Override
        public int least() {
            return 4;
        }

        @Override
        public String xdr() {
            return Layout.STRING;
        }
    };

    static final Codec<UUID> UUID = new Codec<>() {
        @Override
        public void write(XdrWriter out, UUID value) {
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
        }

        @Override
        public UUID read(XdrReader in) {
            return new UUID(in.readLong(), in.readLong());
        }

        @Override
        public int least() {
            return 16;
        }

        @Override
        public String xdr() {
            return Layout.UUID;
        }
    };

    /** The id of a domain: none is -1. */
    static final Codec<OptionalInt> ID = new Codec<>() {
        @Override
        public void write(XdrWriter out, OptionalInt value) {
            out.writeInt(value.orElse(-1));
        }

        @Override
        public OptionalInt read(XdrReader in) {
            int id = in.readInt();
            return id < 0 ? OptionalInt.empty() : OptionalInt.of(id);
        }

        @Override
        public int least() {
            return 4;
        }

        @Override
        public String xdr() {
            return Layout.INT;
        }
    };

    /** A set of processors as a map of bits, at least one byte, because libvirt refuses none. */
    static final Codec<CpuSet> CPU_SET = new Codec<>() {
        @Override
        public void write(XdrWriter out, CpuSet value) {
            out.writeOpaque(value.toMap(value.stream().max().orElse(0) / Byte.SIZE + 1), CPU_MAP);
        }

        @Override
        public CpuSet read(XdrReader in) {
            return CpuSet.ofMap(in.readOpaque(CPU_MAP));
        }

        @Override
        public int least() {
            return 4;
        }

        @Override
        public String xdr() {
            return Layout.opaque(CPU_MAP);
        }
    };

    /** A set of processors as text. */
    static final Codec<CpuSet> CPU_TEXT = new Codec<>() {
        @Override
        public void write(XdrWriter out, CpuSet value) {
            out.writeString(value.toString());
        }

        @Override
        public CpuSet read(XdrReader in) {
            return CpuSet.parse(in.readString());
        }

        @Override
        public int least() {
            return 4;
        }

        @Override
        public String xdr() {
            return Layout.STRING;
        }
    };

    /** Nothing at all. */
    static final Codec<Object> VOID = new Codec<>() {
        @Override
        public void write(XdrWriter out, Object value) {
            // There is nothing to write.
        }

        @Override
        public Object read(XdrReader in) {
            return null;
        }

        @Override
        public int least() {
            return 0;
        }

        @Override
        public String xdr() {
            return Layout.NOTHING;
        }
    };

    private Scalars() {}
}
