package io.vireo.benchmarks;

import io.vireo.Connect;
import io.vireo.Vireo;
import java.nio.file.Path;
import java.util.List;

/** What many domains cost: memory, and the time of a list. */
final class DomainsGroup implements Group {

    /** How many domains the goals speak of. */
    static final int MANY = 10_000;

    /** How much heap each may take. */
    static final double HEAP_BYTES = 4096;

    /** How long a list of all may take. */
    static final double LIST_MILLIS = 10;

    @Override
    public List<Figure> measure(Effort effort, Path folder) throws Exception {
        try (Connect connect = Vireo.load().open("test:///default")) {
            ManyDomains domains = new ManyDomains(connect);
            Limit list = new Limit.Value(LIST_MILLIS, Unit.MILLISECONDS);
            double heap = domains.heapOfEach(MANY);
            return List.of(
                    Figure.alone(
                            "10,000 domains: heap of each", Unit.BYTES, heap, new Limit.Value(HEAP_BYTES, Unit.BYTES)),
                    Figure.alone(
                            "10,000 domains: list with state, one call", Unit.MILLISECONDS, domains.listMillis(), list),
                    Figure.alone(
                            "10,000 domains: list, then state of each handle",
                            Unit.MILLISECONDS,
                            domains.handlesMillis(),
                            list));
        }
    }
}
