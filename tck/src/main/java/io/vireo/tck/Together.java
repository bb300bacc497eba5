package io.vireo.tck;

import io.vireo.VirtException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks that begin at the same moment, each on a thread of its own. */
final class Together {

    private final List<Callable<?>> tasks = new ArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final CountDownLatch start = new CountDownLatch(1);

    void add(Callable<?> task) {
        tasks.add(task);
    }

    /** Runs them and returns why some were refused; fails with what else one of them threw. */
    List<String> run() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(threads.submit(() -> run(task))));
            start.countDown();
            for (Future<?> each : running) {
                each.get();
            }
            return List.copyOf(refusals);
        } finally {
            threads.shutdownNow();
        }
    }

    private Object run(Callable<?> task) throws Exception {
        start.await();
        try {
            return task.call();
        } catch (VirtException refusal) {
            return refusals.add(refusal.getMessage());
        }
    }
}
