package io.vireo.registry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A thread for each task: the common pool may have only one, and then tasks that wait for each other wait for ever. */
final class Threads {

    private static final Executor EACH = task -> new Thread(task, "test").start();

    private Threads() {}

    static <T> CompletableFuture<T> call(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, EACH);
    }

    static CompletableFuture<Void> run(Runnable task) {
        return CompletableFuture.runAsync(task, EACH);
    }
}
