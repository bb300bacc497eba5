package io.vireo.protocol;

import io.vireo.CpuSet;
import java.util.OptionalInt;
import java.util.UUID;

/** Codecs of single values. */
final class Scalars {

    static final int CPU_MAP = 2048;

    static final Codec<Integer> INT = new Leaf<>(4, Layout.INT) {
        @Override
        public void write(XdrWriter out, Integer value) {
            out.writeInt(value);
        }

        @Override
        public Integer read(XdrReader in) {
            return in.readInt();
        }
    };

    static final Codec<Long> LONG = new Leaf<>(8, Layout.HYPER) {
        @Override
        public void write(XdrWriter out, Long value) {
            out.writeLong(value);
        }

        @Override
        public Long read(XdrReader in) {
            return in.readLong();
        }
    };

    static final Codec<Double> DOUBLE = new Leaf<>(8, Layout.DOUBLE) {
        @Override
        public void write(XdrWriter out, Double value) {
            out.writeDouble(value);
        }

        @Override
        public Double read(XdrReader in) {
            return in.readDouble();
        }
    };

    static final Codec<Boolean> BOOLEAN = new Leaf<>(4, Layout.INT) {
        @Override
        public void write(XdrWriter out, Boolean value) {
            out.writeBoolean(value);
        }

        @Override
        public Boolean read(XdrReader in) {
            return in.readBoolean();
        }
    };

    static final Codec<String> STRING = new Leaf<>(4, Layout.STRING) {
        @Override
        public void write(XdrWriter out, String value) {
            out.writeString(value);
        }

        @Override
        public String read(XdrReader in) {
            return in.readString();
        }
    };

    static final Codec<UUID> UUID = new Leaf<>(16, Layout.UUID) {
        @Override
        public void write(XdrWriter out, UUID value) {
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
        }

        @Override
        public UUID read(XdrReader in) {
            return new UUID(in.readLong(), in.readLong());
        }
    };

    /** The id of a domain: none is -1. */
    static final Codec<OptionalInt> ID = new Leaf<>(4, Layout.INT) {
        @Override
        public void write(XdrWriter out, OptionalInt value) {
            out.writeInt(value.orElse(-1));
        }

        @Override
        public OptionalInt read(XdrReader in) {
            int id = in.readInt();
            return id < 0 ? OptionalInt.empty() : OptionalInt.of(id);
        }
    };

    /** A set of processors as a map of bits, at least one byte, because libvirt refuses none. */
    static final Codec<CpuSet> CPU_SET = new Leaf<>(4, Layout.opaque(CPU_MAP)) {
        @Override
        public void write(XdrWriter out, CpuSet value) {
            out.writeOpaque(value.toMap(value.stream().max().orElse(0) / Byte.SIZE + 1), CPU_MAP);
        }

        @Override
        public CpuSet read(XdrReader in) {
            return CpuSet.ofMap(in.readOpaque(CPU_MAP));
        }
    };

    /** A set of processors as text. */
    static final Codec<CpuSet> CPU_TEXT = new Leaf<>(4, Layout.STRING) {
        @Override
        public void write(XdrWriter out, CpuSet value) {
            out.writeString(value.toString());
        }

        @Override
        public CpuSet read(XdrReader in) {
            return CpuSet.parse(in.readString());
        }
    };

    /** Nothing at all. */
    static final Codec<Object> VOID = new Leaf<>(0, Layout.NOTHING) {
        @Override
        public void write(XdrWriter out, Object value) {
            // There is nothing to write.
        }

        @Override
        public Object read(XdrReader in) {
            return null;
        }
    };

    private Scalars() {}
}
