package io.vireo.lxc;

import java.util.Objects;

/**
 * How a program in a container ended.
 *
 * @param exitStatus its exit status; 128 and more for a signal
 * @param output the end of what it wrote to its standard output
 * @param errors the end of what it wrote to its standard error
 */
public record LxcProcessResult(int exitStatus, String output, String errors) {

    /** Refuses a value that lacks a part. */
    public LxcProcessResult {
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(errors, "errors");
    }
}
