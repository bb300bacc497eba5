package io.vireo.shell;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, laid out as virsh lays out its lists: people's scripts cut them by column. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    Table row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells under " + rows.get(0).size() + " headings");
        }
        rows.add(List.of(cells));
        return this;
    }

    String text(boolean withHeadings) {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (int at = withHeadings ? 0 : 1; at < rows.size(); at++) {
            line(rows.get(at), widths, text);
            if (at == 0) {
                int width = 0;
                for (int each : widths) {
                    width += each + 3;
                }
                text.append("-".repeat(width)).append('\n');
            }
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return widths;
    }

    private static void line(List<String> row, int[] widths, StringBuilder text) {
        for (int column = 0; column < widths.length; column++) {
            String cell = printable(row.get(column));
            text.append(' ').append(cell);
            if (column < widths.length - 1) {
                text.append(" ".repeat(widths[column] - width(cell) + 2));
            }
        }
        text.append('\n');
    }

    private static int width(String cell) {
        return printable(cell).codePointCount(0, printable(cell).length());
    }

    /** Control characters in a name must not reach a terminal. */
    private static String printable(String cell) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char each = cell.charAt(i);
            if (Character.isISOControl(each)) {
                safe.append(String.format("\\x%02x", (int) each));
            } else {
                safe.append(each);
            }
        }
        return safe.toString();
    }
}
