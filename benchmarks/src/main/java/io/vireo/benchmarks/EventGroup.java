package io.vireo.benchmarks;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.domain.Domain;
import io.vireo.event.DomainEvent;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** How soon an event is there, and how many calls several threads get through one connection. */
final class EventGroup implements Group {

    private static final int EVENTS = 2000;
    private static final int THREADS = 8;
    private static final String XML = "<domain type='test'><name>event</name>"
            + "<memory unit='MiB'>64</memory><os><type>hvm</type></os></domain>";

    @Override
    public List<Figure> measure(Effort effort, Path folder) throws Exception {
        try (Connect connect = Vireo.load().open("test:///default")) {
            Pair latency = latency(connect);
            callsInSecond(connect, THREADS, effort);
            Pair throughput = new Pair(callsInSecond(connect, THREADS, effort), callsInSecond(connect, 1, effort));
            return List.of(
                    Figure.compared(
                            "event: from before a define to its delivery",
                            Unit.NANOSECONDS,
                            latency,
                            "the define alone",
                            Limit.NONE),
                    Figure.compared(
                            "calls of 8 threads on one connection",
                            Unit.PER_SECOND,
                            throughput,
                            "1 thread",
                            Limit.NONE));
        }
    }

    /** Until the event of a define is delivered, and until the define itself has returned. */
    private static Pair latency(Connect connect) throws InterruptedException {
        LinkedBlockingQueue<Long> delivered = new LinkedBlockingQueue<>();
        double[] events = new double[EVENTS];
        double[] defines = new double[EVENTS];
        Subscription subscription = connect.subscribe(
                EventFilter.of(DomainEvent.Lifecycle.class), delivery -> delivered.add(System.nanoTime()));
        for (int each = -EVENTS; each < EVENTS; each++) {
            long begin = System.nanoTime();
            Domain domain = connect.defineDomain(XML);
            long defined = System.nanoTime();
            long event = take(delivered);
            if (each >= 0) {
                events[each] = event - begin;
                defines[each] = defined - begin;
            }
            domain.undefine();
            take(delivered);
        }
        subscription.close();
        return new Pair(Median.of(events), Median.of(defines));
    }

    private static long take(LinkedBlockingQueue<Long> delivered) throws InterruptedException {
        Long time = delivered.poll(10, TimeUnit.SECONDS);
        if (time == null) {
            throw new IllegalStateException("an event did not come");
        }
        return time;
    }

    private static double callsInSecond(Connect connect, int threads, Effort effort) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long begin = System.nanoTime();
            long end = begin + TimeUnit.MILLISECONDS.toNanos(2L * effort.iterationMillis());
            List<Future<Long>> counts = new ArrayList<>();
            for (int each = 0; each < threads; each++) {
                counts.add(pool.submit(calls(connect.domain("test"), end)));
            }
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return sum * 1e9 / (System.nanoTime() - begin);
        } finally {
            pool.shutdown();
        }
    }

    private static Callable<Long> calls(Domain domain, long end) {
        return () -> {
            long count = 0;
            while (System.nanoTime() < end) {
                domain.state();
                count++;
            }
            return count;
        };
    }
}
