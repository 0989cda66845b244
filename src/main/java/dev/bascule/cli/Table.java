package dev.bascule.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines of cells, each column as wide as its widest cell. */
final class Table {
    private final List<List<String>> lines = new ArrayList<>();

    Table(String... header) {
        lines.add(List.of(header));
    }

    void add(Object... cells) {
        lines.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var line : lines) {
            var row = new StringBuilder();
            for (var column = 0; column < line.size(); column++) {
                row.append(line.get(column))
                        .append(" ".repeat(width(column) - line.get(column).length() + 2));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return lines.stream()
                .filter(line -> column < line.size())
                .mapToInt(line -> line.get(column).length())
                .max()
                .orElse(0);
    }
}
