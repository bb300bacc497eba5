package io.vireo.benchmarks;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.domain.Domain;
import io.vireo.domain.Inspect;
import io.vireo.domain.StateReason;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A call that only asks, through handle, facet and gate into the test driver. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallBenchmark {

    private Connect connect;
    private Domain domain;
    private Inspect kept;
    private Inspect nothing;

    /** Opens the connection. */
    @Setup
    public void open() {
        connect = Vireo.load().open("test:///default");
        domain = connect.domain("test");
        kept = domain.as(Inspect.class);
        nothing = (Inspect) Proxy.newProxyInstance(
                Inspect.class.getClassLoader(),
                new Class<?>[] {Inspect.class},
                (proxy, method, arguments) -> StateReason.UNKNOWN);
    }

    /** Closes it. */
    @TearDown
    public void close() {
        connect.close();
    }

    /**
     * What a proxy costs that answers itself.
     *
     * @return its answer
     */
    @Benchmark
    public StateReason reference() {
        return nothing.state();
    }

    /**
     * A facet that was kept.
     *
     * @return the driver's answer
     */
    @Benchmark
    public StateReason keptFacet() {
        return kept.state();
    }

    /**
     * A facet that is asked for anew each time.
     *
     * @return the driver's answer
     */
    @Benchmark
    public StateReason newFacet() {
        return domain.as(Inspect.class).state();
    }

    /**
     * The shortest form.
     *
     * @return the driver's answer
     */
    @Benchmark
    public boolean handle() {
        return domain.isActive();
    }
}
