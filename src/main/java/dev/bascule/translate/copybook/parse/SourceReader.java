package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Position;
import java.util.List;

/**
 * Lines of fixed or free source as one text: sequence numbers, comments and directives are gone, continued lines are joined, every line ends
 * with a line feed.
 */
final class SourceReader {
    private static final int INDICATOR = 6;
    private static final int TEXT_END = 72;
    private static final int TAB = 8;

    private final String file;
    private final SourceText out = new SourceText();
    private int line;

    private SourceReader(String file) {
        this.file = file;
    }

    static SourceText read(String file, String text) {
        var reader = new SourceReader(file);
        List<String> lines = text.lines().map(SourceReader::withoutTabs).toList();
        var format = SourceFormat.of(lines);
        for (var line : lines) {
            reader.line++;
            if (format == SourceFormat.FIXED) {
                reader.fixed(line);
            } else {
                reader.free(line);
            }
        }
        return reader.out;
    }

    private void fixed(String text) {
        if (text.length() <= INDICATOR) {
            return;
        }
        int end = Math.min(text.length(), TEXT_END);
        char indicator = text.charAt(INDICATOR);
        switch (indicator) {
            case '*', '/', '$' -> {}
            case '-' -> continued(text, INDICATOR + 1, end);
            case ' ' -> line(text, INDICATOR + 1, end);
            default -> unusual(text, indicator, end);
        }
    }

    /** A debugging line, or text that begins a column too early. */
    private void unusual(String text, char indicator, int end) {
        boolean debugging =
                (indicator == 'D' || indicator == 'd') && (end == INDICATOR + 1 || text.charAt(INDICATOR + 1) == ' ');
        if (!debugging) {
            line(text, INDICATOR, end);
        }
    }

    private void free(String text) {
        var start = text.stripLeading();
        if (!start.startsWith("*") && !start.startsWith(">>") && !start.startsWith("$")) {
            line(text, 0, text.length());
        }
    }

    private void line(String text, int from, int to) {
        int end = commentStart(text, from, to);
        for (int i = from; i < end; i++) {
            append(text, i);
        }
        out.append('\n', file, line, Math.max(end, 1));
    }

    /** The text goes on where the line before ended: inside a literal, or inside a word. */
    private void continued(String text, int from, int to) {
        int last = out.length() - 1;
        if (last < 0) {
            throw new CopybookException(at(INDICATOR), "the first line cannot continue another");
        }
        int start = from;
        while (start < to && text.charAt(start) == ' ') {
            start++;
        }
        out.truncate(last);
        boolean quoted = start < to && isQuote(text.charAt(start)) && openQuote() == text.charAt(start);
        if (!quoted) {
            stripTrailing();
        }
        line(text, quoted ? start + 1 : start, to);
    }

    private void stripTrailing() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        out.truncate(end);
    }

    /** The quote that the last line left open, or 0. */
    private char openQuote() {
        int start = out.toString().lastIndexOf('\n') + 1;
        char open = 0;
        for (int i = start; i < out.length(); i++) {
            open = toggled(open, out.charAt(i));
        }
        return open;
    }

    private static int commentStart(String text, int from, int to) {
        char open = 0;
        for (int i = from; i < to; i++) {
            if (open == 0 && text.startsWith("*>", i)) {
                return i;
            }
            open = toggled(open, text.charAt(i));
        }
        return to;
    }

    private static char toggled(char open, char c) {
        if (!isQuote(c)) {
            return open;
        }
        return open == 0 ? c : open == c ? 0 : open;
    }

    static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private void append(String text, int index) {
        out.append(text.charAt(index), file, line, index + 1);
    }

    private Position at(int index) {
        return new Position(file, line, index + 1);
    }

    private static String withoutTabs(String line) {
        if (line.indexOf('\t') < 0) {
            return line;
        }
        var text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\t') {
                text.append(" ".repeat(TAB - text.length() % TAB));
            } else {
                text.append(line.charAt(i));
            }
        }
        return text.toString();
    }
}
