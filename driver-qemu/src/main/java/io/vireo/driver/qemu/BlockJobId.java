package io.vireo.driver.qemu;

import io.vireo.domain.BlockJobKind;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How QEMU knows a job of ours: what it does and for which disk, so that it is known again after a restart.
 *
 * @param kind what it does
 * @param alias the disk
 */
record BlockJobId(BlockJobKind kind, String alias) {

    private static final String MARK = "vireo-";

    /** Reads a name; empty when the job is not ours. */
    static Optional<BlockJobId> parse(String text) {
        return Stream.of(BlockJobKind.values())
                .filter(kind -> text.startsWith(prefix(kind)))
                .map(kind -> new BlockJobId(kind, text.substring(prefix(kind).length())))
                .findFirst();
    }

    private static String prefix(BlockJobKind kind) {
        return MARK + kind.name().toLowerCase(Locale.ROOT).replace('_', '.') + "-";
    }

    /** Whether it goes on until somebody says what is to become of it. */
    boolean waits() {
        return kind == BlockJobKind.COPY || kind == BlockJobKind.ACTIVE_COMMIT;
    }

    @Override
    public String toString() {
        return prefix(kind) + alias;
    }
}
