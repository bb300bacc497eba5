package io.vireo.protocol;

/** A block of bytes with a bound. */
record Blocks(int bound) implements Codec<byte[]> {

    @Override
    public void write(XdrWriter out, byte[] value) {
        out.writeOpaque(value, bound);
    }

    @Override
    public byte[] read(XdrReader in) {
        return in.readOpaque(bound);
    }

    @Override
    public int least() {
        return 4;
    }

    @Override
    public String xdr() {
        return Layout.opaque(bound);
    }
}
