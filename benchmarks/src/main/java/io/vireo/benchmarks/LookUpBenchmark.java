package io.vireo.benchmarks;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Looks a domain up by its name, among few and among many. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LookUpBenchmark {

    /** How many domains there are. */
    @Param({"10", "100000"})
    public int count;

    private Connect connect;
    private Domains domains;
    private String[] names;
    private int next;

    /** Defines the domains. */
    @Setup
    public void define() {
        connect = Vireo.load().open("test:///default");
        new ManyDomains(connect).fill(count);
        domains = connect.domains();
        names = ManyDomains.names(count);
    }

    /** Closes the connection, and the test driver forgets them. */
    @TearDown
    public void close() {
        connect.close();
    }

    /**
     * Looks one of ten up.
     *
     * @return the domain
     */
    @Benchmark
    public DomainRef byName() {
        next = next == names.length - 1 ? 0 : next + 1;
        return domains.domainByName(names[next]);
    }
}
