package io.vireo.protocol;

/**
 * A codec of one value that consists of no others, so that its layout is known beforehand.
 *
 * @param <T> what it reads and writes
 */
abstract class Leaf<T> implements Codec<T> {

    private final int least;
    private final String xdr;

    /** Makes one of values that take at least some bytes and have a layout. */
    Leaf(int least, String xdr) {
        this.least = least;
        this.xdr = xdr;
    }

    @Override
    public final int least() {
        return least;
    }

    @Override
    public final String xdr() {
        return xdr;
    }
}
