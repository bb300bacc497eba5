package io.vireo.registry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The last things that a driver is asked to do, each on a thread of its own, so that a driver which hangs keeps nobody
 * from letting it go.
 *
 * @param workers the threads
 * @param patience how long all of it together may take
 */
record Farewell(Workers workers, Duration patience) {

    /** One thing to do, and how it is called in the log. */
    record Task(Supplier<String> what, Runnable work) {}

    /** Lets all of it be done at once; what fails or takes too long is logged, and interrupted. */
    void say(List<Task> tasks) {
        long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(patience);
        List<FutureTask<Void>> said = tasks.stream().map(this::begin).toList();
        for (int i = 0; i < said.size(); i++) {
            await(said.get(i), tasks.get(i).what(), end);
        }
    }

    /** Does all of it on this thread, for as long as it takes. */
    static void sayHere(List<Task> tasks) {
        for (Task task : tasks) {
            try {
                task.work().run();
            } catch (RuntimeException | Error failure) {
                Log.of(Farewell.class).warn("{} failed: {}", task.what().get(), failure.toString());
            }
        }
    }

    private FutureTask<Void> begin(Task task) {
        FutureTask<Void> future = new FutureTask<>(task.work(), null);
        if (!workers.execute(future)) {
            // The platform has stopped and has no threads any more; this one is as good.
            future.run();
        }
        return future;
    }

    private void await(FutureTask<Void> said, Supplier<String> what, long end) {
        try {
            said.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            Log.of(Farewell.class).warn("{} failed: {}", what.get(), String.valueOf(failure.getCause()));
        } catch (TimeoutException late) {
            Log.of(Farewell.class).warn("{} did not return within {}; it is left to itself", what.get(), patience);
            said.cancel(true);
        } catch (InterruptedException hurry) {
            // It goes on without being waited for.
            Thread.currentThread().interrupt();
        }
    }
}
