package io.vireo.protocol;

/** A client sent a flag or a number in an argument that this version does not know; answered with code 8. */
final class UnknownBits extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownBits(String what) {
        super(what, null, false, false);
    }

    static UnknownBits flags(int bits) {
        return new UnknownBits("unsupported flags (0x" + Integer.toHexString(bits) + ")");
    }

    static UnknownBits flags(long bits) {
        return new UnknownBits("unsupported flags (0x" + Long.toHexString(bits) + ")");
    }

    static UnknownBits number(int number, Class<?> kind) {
        return new UnknownBits("unsupported " + kind.getSimpleName() + " (" + number + ")");
    }
}
