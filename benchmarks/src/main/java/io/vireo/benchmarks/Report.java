package io.vireo.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The figures of a run as a table, for a terminal and for a page: Markdown is both. */
final class Report {

    private static final List<String> HEAD =
            List.of("figure", "measured", "reference, same run", "ratio", "limit", "verdict");

    private final List<Figure> figures;

    Report(List<Figure> figures) {
        this.figures = List.copyOf(figures);
    }

    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        figures.forEach(figure -> rows.add(row(figure)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines =
                new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
        lines.add(1, line(HEAD.stream().map(name -> "---").toList(), widths));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> row(Figure figure) {
        return List.of(
                figure.name(),
                figure.measuredText(),
                figure.referenceText(),
                figure.ratioText(),
                figure.limit().toString(),
                figure.verdict());
    }

    private static String line(List<String> row, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            String text = row.get(column);
            cells.add(text + " ".repeat(widths[column] - text.length()));
        }
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
