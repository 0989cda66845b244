package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.CopybookProblem;
import dev.bascule.translate.copybook.layout.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads data descriptions, sentence by sentence. After one that isn't understood it goes on with the next, so that several are reported. */
final class EntryParser {
    private static final Set<Integer> SPECIAL_LEVELS = Set.of(66, 77, 88);

    private final Tokens tokens;
    private final List<CopybookProblem> problems;
    private final List<Entry> entries = new ArrayList<>();

    private EntryParser(Tokens tokens, List<CopybookProblem> problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    static List<Entry> entries(List<Token> tokens, List<CopybookProblem> problems) {
        var parser = new EntryParser(new Tokens(tokens), problems);
        parser.entries();
        return parser.entries;
    }

    private void entries() {
        while (!tokens.atEnd() && problems.size() < Limits.PROBLEMS) {
            try {
                if (!listing() && !header()) {
                    entries.add(entry());
                }
            } catch (CopybookException e) {
                problems.addAll(e.problems());
                tokens.skipSentence();
            }
        }
    }

    /** Words that steer a compiler's listing. */
    private boolean listing() {
        boolean found = tokens.accept("EJECT", "SKIP1", "SKIP2", "SKIP3");
        if (!found && tokens.accept("TITLE")) {
            tokens.expect(Token.Kind.LITERAL, "a title between quotes");
            found = true;
        }
        if (found) {
            tokens.accept(Token.Kind.PERIOD);
        }
        return found;
    }

    /** {@code DATA DIVISION.} and the headers of its sections. */
    private boolean header() {
        if (!tokens.peekNext().is("DIVISION") && !tokens.peekNext().is("SECTION")) {
            return false;
        }
        if (!tokens.accept("DATA", "FILE", "WORKING-STORAGE", "LOCAL-STORAGE", "LINKAGE")) {
            throw tokens.unexpected("a level number, or the header of a data section");
        }
        tokens.next();
        tokens.expect(Token.Kind.PERIOD, "a period");
        return true;
    }

    private Entry entry() {
        var start = tokens.peek();
        if (entries.size() == Limits.ENTRIES) {
            throw new CopybookException(start.position(), "more than " + Limits.ENTRIES + " data descriptions");
        }
        int level = tokens.number(1, 88, "a level number");
        if (level > 49 && !SPECIAL_LEVELS.contains(level)) {
            throw new CopybookException(
                    start.position(), "there is no level " + level + "; levels are 01 to 49, 66, 77 and 88");
        }
        var entry = new Entry(level, start.position());
        switch (level) {
            case 66 -> renames(entry);
            case 88 -> new ValueParser(tokens).condition(entry);
            default -> new ClauseParser(tokens, entry).clauses();
        }
        tokens.expect(Token.Kind.PERIOD, "a clause or a period");
        return entry;
    }

    private void renames(Entry entry) {
        entry.name = tokens.expect(Token.Kind.WORD, "a name").text();
        tokens.expect("RENAMES");
        entry.renames.add(tokens.expect(Token.Kind.WORD, "the name of an item").text());
        if (tokens.accept("THRU", "THROUGH")) {
            entry.renames.add(
                    tokens.expect(Token.Kind.WORD, "the name of an item").text());
        }
    }
}
