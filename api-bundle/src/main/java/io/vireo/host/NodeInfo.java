package io.vireo.host;

import io.vireo.Bytes;
import io.vireo.Chars;
import io.vireo.Kib;
import java.util.Objects;

/**
 * What the host is made of ({@code virNodeInfo}).
 *
 * <p>The topology is what it would be if it were regular: {@code nodes * sockets * cores * threads} is at least the
 * number of processors. On an irregular host it is flat, and the capabilities have the truth.
 *
 * @param model the processor's architecture, such as {@code x86_64}; at most 31 characters
 * @param memory the memory that the host has
 * @param cpus how many processors are online
 * @param mhz their frequency in MHz; 0 when it is not known
 * @param nodes how many NUMA cells there are, at least 1
 * @param sockets sockets in a cell
 * @param cores cores in a socket
 * @param threads threads in a core
 */
public record NodeInfo(
        @Chars(value = 32, fixed = true) String model,
        @Kib Bytes memory,
        int cpus,
        int mhz,
        int nodes,
        int sockets,
        int cores,
        int threads) {

    /** Refuses a value that lacks a part. */
    public NodeInfo {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(memory, "memory");
    }
}
