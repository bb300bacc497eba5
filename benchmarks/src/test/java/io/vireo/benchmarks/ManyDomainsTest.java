package io.vireo.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.Vireo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures that hold on a busy machine too, with bounds that only a mistake in the design goes over. */
class ManyDomainsTest {

    private static final int LOOK_UPS = 20_000;
    private static final double SLOW_MACHINE = 20;

    private final Connect connect = Vireo.load().open("test:///default");
    private final ManyDomains domains = new ManyDomains(connect);

    @AfterEach
    void close() {
        connect.close();
    }

    @Test
    void aDefinedDomainTakesLittleMemory() throws InterruptedException {
        double bytes = domains.heapOfEach(DomainsGroup.MANY);
        assertTrue(bytes > 0 && bytes <= DomainsGroup.HEAP_BYTES, bytes + " bytes of heap for a domain");
    }

    @Test
    void allDomainsAreListedWithTheirStatesAtOnce() {
        domains.fill(DomainsGroup.MANY);
        double millis = domains.listMillis();
        assertTrue(millis <= SLOW_MACHINE * DomainsGroup.LIST_MILLIS, millis + " ms for a list");
    }

    @Test
    void aLookUpAmongManyTakesNoLongerThanAmongFew() {
        domains.fill(10);
        double few = domains.lookUpNanos(LOOK_UPS);
        domains.fill(DomainsGroup.MANY);
        double many = domains.lookUpNanos(LOOK_UPS);
        // A search would take a thousand times as long.
        assertTrue(many <= SLOW_MACHINE * few, many + " ns among many, " + few + " ns among few");
    }
}
