package dev.bascule.translate.copybook.parse;

import java.util.List;
import java.util.Optional;

/** Applies REPLACING to a member's text, word by word; the first pair that matches wins, and what it put in isn't looked at again. */
final class Replacer {
    private final SourceText text;
    private final List<Replacement> replacements;
    private final SourceText out = new SourceText();

    Replacer(SourceText text, List<Replacement> replacements) {
        this.text = text;
        this.replacements = replacements;
    }

    SourceText replaced() {
        int copied = 0;
        var words = new WordScanner(text, 0);
        while (words.next()) {
            int start = words.start();
            var match = match(words);
            if (match.isPresent()) {
                out.append(text, copied, start);
                append(match.get(), start);
                copied = match.get().end();
                words = new WordScanner(text, copied);
            }
        }
        return out.append(text, copied, text.length());
    }

    /** @param end of the replaced characters */
    private record Match(String by, int end) {}

    private Optional<Match> match(WordScanner at) {
        for (var replacement : replacements) {
            var match =
                    switch (replacement.kind()) {
                        case WORDS -> words(replacement, at.start());
                        case LEADING -> leading(replacement, at);
                        case TRAILING -> trailing(replacement, at);
                    };
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }

    private Optional<Match> words(Replacement replacement, int from) {
        var words = new WordScanner(text, from);
        for (var wanted : replacement.from()) {
            if (!words.next() || !words.word().equalsIgnoreCase(wanted)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Match(replacement.by().toString().strip(), words.end()));
    }

    private static Optional<Match> leading(Replacement replacement, WordScanner at) {
        var part = replacement.from().get(0);
        var word = at.word();
        return word.regionMatches(true, 0, part, 0, part.length())
                ? Optional.of(new Match(replacement.by().toString().strip() + word.substring(part.length()), at.end()))
                : Optional.empty();
    }

    private static Optional<Match> trailing(Replacement replacement, WordScanner at) {
        var part = replacement.from().get(0);
        var word = at.word();
        int kept = word.length() - part.length();
        return kept >= 0 && word.regionMatches(true, kept, part, 0, part.length())
                ? Optional.of(new Match(
                        word.substring(0, kept) + replacement.by().toString().strip(), at.end()))
                : Optional.empty();
    }

    private void append(Match match, int start) {
        out.append(match.by(), text.position(start));
    }
}
