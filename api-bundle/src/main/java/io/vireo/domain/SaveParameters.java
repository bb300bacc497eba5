package io.vireo.domain;

/** The names of the values with which a state is saved and restored ({@code VIR_DOMAIN_SAVE_PARAM}). */
public final class SaveParameters {

    /** The path of the file; needed. */
    public static final String FILE = "file";

    /** Another document to save or restore with. */
    public static final String XML = "dxml";

    private SaveParameters() {}
}
