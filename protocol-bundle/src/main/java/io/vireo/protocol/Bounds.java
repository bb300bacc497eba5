package io.vireo.protocol;

import java.util.Arrays;

/** How long lists, blocks and parameters of a row may be, from the outermost inwards. */
final class Bounds {

    static final Bounds NONE = new Bounds();

    private final int[] byDepth;

    Bounds(int... byDepth) {
        this.byDepth = byDepth.clone();
    }

    int at(int depth) {
        return depth < byDepth.length ? byDepth[depth] : Codecs.LIST;
    }

    @Override
    public String toString() {
        return Arrays.toString(byDepth);
    }
}
