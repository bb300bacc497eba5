package io.vireo.benchmarks;

import io.vireo.Connect;
import io.vireo.domain.StatsKind;
import java.util.List;
import java.util.Set;

/** A connection to the test driver with as many domains as one wants. */
final class ManyDomains {

    private static final int GARBAGE_COLLECTIONS = 3;
    private static final int ATTEMPTS = 30;

    private final Connect connect;
    private int count;

    ManyDomains(Connect connect) {
        this.connect = connect;
    }

    /** Defines more of them, until there are so many. */
    void fill(int wanted) {
        for (; count < wanted; count++) {
            connect.defineDomain("<domain type='test'><name>" + name(count)
                    + "</name><memory unit='MiB'>64</memory><os><type>hvm</type></os></domain>");
        }
    }

    static String name(int number) {
        return "guest-" + number;
    }

    /** Defines so many more and returns the bytes of heap that each takes. */
    double heapOfEach(int more) throws InterruptedException {
        fill(count + 1); // What the first one loads is not counted.
        long before = heap();
        fill(count + more);
        return (heap() - before) / (double) more;
    }

    private static long heap() throws InterruptedException {
        for (int each = 0; each < GARBAGE_COLLECTIONS; each++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** How many milliseconds a list of all with their states takes, in one call. */
    double listMillis() {
        return medianMillis(() -> connect.domains().allDomainStats(List.of(), Set.of(StatsKind.STATE), Set.of()));
    }

    /** The same through handles: one call for the list, one more for each state. */
    double handlesMillis() {
        return medianMillis(
                () -> connect.listDomains().forEach(domain -> domain.inspect().state()));
    }

    /** How many nanoseconds it takes to look a domain up, of names that are spread over all. */
    double lookUpNanos(int calls) {
        String[] names = names(count);
        return 1e6
                * medianMillis(() -> {
                    for (int each = 0; each < calls; each++) {
                        connect.domains().domainByName(names[each % names.length]);
                    }
                })
                / calls;
    }

    /** Ten names: how often the processor finds a domain in its cache is not what is asked. */
    static String[] names(int count) {
        String[] names = new String[10];
        for (int each = 0; each < names.length; each++) {
            names[each] = name((int) ((long) each * count / names.length));
        }
        return names;
    }

    private static double medianMillis(Runnable work) {
        double[] millis = new double[ATTEMPTS];
        for (int each = -ATTEMPTS; each < ATTEMPTS; each++) {
            long begin = System.nanoTime();
            work.run();
            if (each >= 0) {
                millis[each] = (System.nanoTime() - begin) / 1e6;
            }
        }
        return Median.of(millis);
    }
}
