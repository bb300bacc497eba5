package io.vireo.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void aRatioIsHeldAgainstTheReference() {
        Figure good = Figure.compared("a", Unit.MILLISECONDS, new Pair(15, 10), "floor", new Limit.Ratio(1.5));
        Figure bad = Figure.compared("a", Unit.MILLISECONDS, new Pair(15.1, 10), "floor", new Limit.Ratio(1.5));
        assertEquals("ok", good.verdict());
        assertEquals("over", bad.verdict());
        assertTrue(bad.isOver());
    }

    @Test
    void aValueIsHeldAgainstTheLimitWhateverTheReference() {
        Figure figure = Figure.compared(
                "a", Unit.NANOSECONDS, new Pair(900, 1), "proxy", new Limit.Value(1000, Unit.NANOSECONDS));
        assertEquals("ok", figure.verdict());
        assertEquals(900, figure.ratio().orElseThrow());
    }

    @Test
    void whatHasNoLimitIsNeverOver() {
        Figure figure = Figure.alone("a", Unit.BYTES, Double.MAX_VALUE, Limit.NONE);
        assertFalse(figure.isOver());
        assertEquals("-", figure.verdict());
    }

    @Test
    void aRatioWithoutAReferenceIsAMistake() {
        Figure figure = Figure.alone("a", Unit.BYTES, 1, new Limit.Ratio(2));
        assertThrows(RuntimeException.class, figure::isOver);
    }

    @Test
    void theReportIsATable() {
        Figure figure = Figure.compared("start", Unit.MILLISECONDS, new Pair(31, 20), "floor", new Limit.Ratio(1.5));
        String[] lines = new Report(List.of(figure)).toString().split("\n");
        assertEquals(3, lines.length);
        assertEquals("| start  | 31.0 ms  | 20.0 ms floor       | 1.55  | 1.5x  | over    |", lines[2]);
    }

    @Test
    void theMedianIsTheMiddle() {
        assertEquals(2, Median.of(9, 1, 2));
        assertEquals(1.5, Median.of(1, 2));
        assertThrows(IllegalArgumentException.class, Median::of);
    }

    @Test
    void thePageKeepsEverythingAroundTheNumbers() {
        String page = "before\n<!-- The last full run; tools/bench full writes it. -->\nold\n"
                + "<!-- End of the last full run. -->\nafter\n";
        assertEquals(page.replace("old", "new"), Page.replaced(page, "new\n"));
        assertThrows(IllegalArgumentException.class, () -> Page.replaced("nothing", "new"));
    }
}
