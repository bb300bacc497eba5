package io.vireo.itests.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Disks with an empty table of partitions: files, which {@code parted} reads as it reads devices. */
public final class LabelledDisks implements Supplier<String> {

    private static final long SIZE = 2 << 20;

    private final AtomicInteger next = new AtomicInteger();
    private final Path folder;
    private final Path first;

    /**
     * Makes the first disk, of which the others are copies.
     *
     * @param folder where they are
     */
    public LabelledDisks(Path folder) {
        this.folder = folder;
        this.first = folder.resolve("first");
        try {
            Files.write(first, new byte[(int) SIZE]);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        Tool.run("parted", "--script", first.toString(), "mklabel", "gpt");
    }

    @Override
    public String get() {
        try {
            Path disk = Files.copy(first, folder.resolve("disk-" + next.incrementAndGet()));
            return "<source><device path='" + disk
                    + "'/><format type='gpt'/></source><target><path>/dev</path></target>";
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
