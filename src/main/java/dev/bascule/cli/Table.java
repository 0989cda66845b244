package dev.bascule.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines of cells, each column as wide as its widest cell. */
final class Table {
    private final List<List<String>> lines = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();

    Table(String... header) {
        add((Object[]) header);
    }

    void add(Object... cells) {
        var line = Arrays.stream(cells).map(String::valueOf).toList();
        lines.add(line);
        for (int column = 0; column < line.size(); column++) {
            if (column == widths.size()) {
                widths.add(0);
            }
            widths.set(column, Math.max(widths.get(column), line.get(column).length()));
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var line : lines) {
            var row = new StringBuilder();
            for (var column = 0; column < line.size(); column++) {
                row.append(line.get(column))
                        .append(" ".repeat(widths.get(column) - line.get(column).length() + 2));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
