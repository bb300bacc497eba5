package io.vireo.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** Figures that are measured together. */
interface Group {

    /**
     * Measures.
     *
     * @param effort how much time it may take
     * @param folder an empty folder for whatever it needs, removed afterwards
     */
    List<Figure> measure(Effort effort, Path folder) throws Exception;
}
