package io.vireo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * A driver that comes and goes: its file is put into a folder of drivers and taken out again.
 *
 * @param source where the file always is
 * @param target where the daemon looks for it
 * @param isResident whether it is there at rest, before and afterwards
 */
record SoakSwap(Path source, Path target, boolean isResident) {

    private static final int SWAP_MILLIS = 2_000;

    /** Swaps until time is over; whoever waits for the driver then gets it once more. Returns how often it came or went. */
    Callable<Integer> until(BooleanSupplier timeIsOver, BooleanSupplier clientsAreDone) {
        return () -> {
            int swaps = 0;
            while (!timeIsOver.getAsBoolean() && !clientsAreDone.getAsBoolean()) {
                if (!Files.deleteIfExists(target)) {
                    bring();
                }
                swaps++;
                Thread.sleep(SWAP_MILLIS);
            }
            bring();
            while (!clientsAreDone.getAsBoolean()) {
                Thread.sleep(SWAP_MILLIS / 20);
            }
            if (!isResident) {
                Files.delete(target);
            }
            return swaps;
        };
    }

    private void bring() throws IOException {
        if (!Files.exists(target)) {
            Files.createDirectories(target.getParent());
            Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
