package io.vireo.protocol;

/** Data of SASL: whether there are none, then the bytes, four on the wire for each. */
final class SaslCodec implements Codec<SaslData> {

    private static final int BOUND = 65_536;
    private static final int WORD = 4;

    @Override
    public void write(XdrWriter out, SaslData value) {
        byte[] bytes = value.bytes().orElse(new byte[0]);
        out.writeBoolean(value.bytes().isEmpty());
        out.writeCount(bytes.length, BOUND);
        for (byte each : bytes) {
            out.writeInt(each);
        }
    }

    @Override
    public SaslData read(XdrReader in) {
        boolean none = in.readBoolean();
        byte[] bytes = new byte[in.readCount(BOUND, WORD)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) in.readInt();
        }
        return none ? SaslData.NONE : SaslData.of(bytes);
    }

    @Override
    public int least() {
        return 2 * WORD;
    }

    @Override
    public String xdr() {
        return Layout.join(Layout.INT, "char<" + BOUND + ">");
    }
}
