package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Position;
import java.util.ArrayList;
import java.util.List;

/** One COPY statement, read from the word COPY to its period. */
final class CopyStatement {
    private final SourceText text;
    private final WordScanner words;
    private final Position position;
    private final String member;
    private final List<Replacement> replacements = new ArrayList<>();

    /** @param words at the word COPY; afterwards at the period */
    CopyStatement(SourceText text, WordScanner words) {
        this.text = text;
        this.words = words;
        this.position = text.position(words.start());
        advance("the name of a member");
        this.member = unquoted(words.word());
        advance("a period");
        while (words.is("OF") || words.is("IN") || words.is("SUPPRESS")) {
            if (!words.is("SUPPRESS")) {
                advance("the name of a library");
            }
            advance("a period");
        }
        if (words.is("REPLACING")) {
            advance("what to replace");
            replacing();
        }
        if (!words.is(".")) {
            throw wrong("expected a period or REPLACING after COPY " + member + ", not '" + words.word() + "'");
        }
    }

    Position position() {
        return position;
    }

    String member() {
        return member;
    }

    List<Replacement> replacements() {
        return replacements;
    }

    private void replacing() {
        while (!words.is(".")) {
            var kind = kind();
            var from = operand();
            if (!words.is("BY")) {
                throw wrong("expected BY after what REPLACING replaces, not '" + words.word() + "'");
            }
            advance("what REPLACING puts in");
            var by = operand();
            replacements.add(new Replacement(kind, wordsOf(from), by));
            if (words.is(",") || words.is(";")) {
                advance("a period");
            }
        }
    }

    private Replacement.Kind kind() {
        if (words.is("LEADING")) {
            advance("pseudo-text");
            return Replacement.Kind.LEADING;
        }
        if (words.is("TRAILING")) {
            advance("pseudo-text");
            return Replacement.Kind.TRAILING;
        }
        return Replacement.Kind.WORDS;
    }

    /** Pseudo-text, or one word; afterwards at the word behind it. */
    private SourceText operand() {
        int from = words.start();
        int to = words.end();
        if (words.is("==")) {
            from = words.end();
            do {
                advance("the == that ends the pseudo-text");
            } while (!words.is("=="));
            to = words.start();
        }
        advance("a period");
        return new SourceText().append(text, from, to);
    }

    private List<String> wordsOf(SourceText pseudoText) {
        var found = new ArrayList<String>();
        var scanner = new WordScanner(pseudoText, 0);
        while (scanner.next()) {
            found.add(scanner.word());
        }
        if (found.isEmpty()) {
            throw wrong("REPLACING cannot replace empty pseudo-text");
        }
        return found;
    }

    private static String unquoted(String word) {
        return SourceReader.isQuote(word.charAt(0)) && word.length() > 2 ? word.substring(1, word.length() - 1) : word;
    }

    private void advance(String expected) {
        if (!words.next()) {
            throw wrong("the copybook ends inside a COPY statement; expected " + expected);
        }
    }

    private CopybookException wrong(String message) {
        return new CopybookException(text.position(words.start()), message);
    }
}
