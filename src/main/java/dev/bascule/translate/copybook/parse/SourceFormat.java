package dev.bascule.translate.copybook.parse;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How lines are laid out. */
enum SourceFormat {
    /** Columns 1-6 sequence, 7 indicator, 8-72 text, the rest ignored. */
    FIXED,
    /** Text from the first column on; {@code *>} begins a comment. */
    FREE;

    /** A line that begins with what only free source has in its first six columns. */
    private static final Pattern FREE_START = Pattern.compile(
            "\\s{0,5}(\\d{1,2}\\s+[A-Za-z].*|copy\\s.*|data\\s+division.*|[a-z-]+\\s+section.*|\\*>.*|>>.*)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DIRECTIVE =
            Pattern.compile("\\s*>>\\s*source\\s+(format\\s+)?(is\\s+)?(fixed|free)\\b.*", Pattern.CASE_INSENSITIVE);

    /** By a {@code >>SOURCE FORMAT} directive, or by what stands in the first six columns. */
    static SourceFormat of(List<String> lines) {
        for (var line : lines) {
            var directive = DIRECTIVE.matcher(line);
            if (directive.matches()) {
                return valueOf(directive.group(3).toUpperCase(Locale.ROOT));
            }
        }
        return lines.stream().anyMatch(line -> FREE_START.matcher(line).matches()) ? FREE : FIXED;
    }
}
