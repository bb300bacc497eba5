package io.vireo.protocol;

/** Makes the shape of a row at the row's first use. */
interface ShapeMaker {

    /** Makes the shape from the method's signature and the row's words. */
    Shape make(Signature signature, Words words);
}
