package io.vireo.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH measures: calls and look-ups. */
final class CallGroup implements Group {

    private static final Limit CALL = new Limit.Value(1000, Unit.NANOSECONDS);
    private static final String REFERENCE = "empty proxy";

    @Override
    public List<Figure> measure(Effort effort, Path folder) throws Exception {
        double reference = score(effort, CallBenchmark.class, "reference");
        List<Figure> figures = new ArrayList<>();
        figures.add(call("call: kept facet, state()", effort, "keptFacet", reference));
        figures.add(call("call: domain.as(Inspect.class).state()", effort, "newFacet", reference));
        figures.add(call("call: domain.isActive()", effort, "handle", reference));
        Pair lookUp = new Pair(lookUp(effort, "100000"), lookUp(effort, "10"));
        figures.add(Figure.compared(
                "look-up by name among 100,000", Unit.NANOSECONDS, lookUp, "among 10", new Limit.Ratio(1.5)));
        return figures;
    }

    private static Figure call(String name, Effort effort, String method, double reference) throws RunnerException {
        Pair pair = new Pair(score(effort, CallBenchmark.class, method), reference);
        return Figure.compared(name, Unit.NANOSECONDS, pair, REFERENCE, CALL);
    }

    private static double lookUp(Effort effort, String count) throws RunnerException {
        return score(effort, LookUpBenchmark.class, "byName", "count", count);
    }

    private static double score(Effort effort, Class<?> type, String method, String... parameter)
            throws RunnerException {
        TimeValue time = TimeValue.milliseconds(effort.iterationMillis());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(type.getName() + "." + method + "$")
                .verbosity(VerboseMode.SILENT)
                .forks(1)
                .shouldFailOnError(true)
                .warmupIterations(effort.iterations())
                .warmupTime(time)
                .measurementIterations(effort.iterations())
                .measurementTime(time);
        if (parameter.length == 2) {
            options.param(parameter[0], parameter[1]);
        }
        RunResult result = new Runner(options.build()).runSingle();
        return result.getPrimaryResult().getScore();
    }
}
