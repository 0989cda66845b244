package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Limits;
import dev.bascule.translate.copybook.layout.Occurs;
import dev.bascule.translate.copybook.layout.QualifiedName;
import dev.bascule.translate.copybook.layout.SignPlace;
import dev.bascule.translate.copybook.layout.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the name and the clauses of a data description of level 01 to 49 or 77, up to its period. */
final class ClauseParser {
    private static final Map<String, Usage> USAGES = Map.ofEntries(
            Map.entry("DISPLAY", Usage.DISPLAY),
            Map.entry("DISPLAY-1", Usage.DISPLAY_1),
            Map.entry("NATIONAL", Usage.NATIONAL),
            Map.entry("BINARY", Usage.BINARY),
            Map.entry("COMP", Usage.BINARY),
            Map.entry("COMP-4", Usage.BINARY),
            Map.entry("COMP-5", Usage.NATIVE_BINARY),
            Map.entry("COMP-3", Usage.PACKED),
            Map.entry("PACKED-DECIMAL", Usage.PACKED),
            Map.entry("COMP-6", Usage.PACKED_UNSIGNED),
            Map.entry("COMP-1", Usage.FLOAT),
            Map.entry("COMP-2", Usage.DOUBLE));

    private static final Set<String> CLAUSES = Set.of(
            "REDEFINES",
            "OCCURS",
            "PIC",
            "PICTURE",
            "USAGE",
            "SIGN",
            "LEADING",
            "TRAILING",
            "SYNC",
            "SYNCHRONIZED",
            "JUST",
            "JUSTIFIED",
            "BLANK",
            "VALUE",
            "VALUES",
            "EXTERNAL",
            "GLOBAL");

    private final Tokens tokens;
    private final Entry entry;
    private final List<String> seen = new ArrayList<>();

    ClauseParser(Tokens tokens, Entry entry) {
        this.tokens = tokens;
        this.entry = entry;
    }

    void clauses() {
        if (tokens.peek().is(Token.Kind.WORD) && !startsClause(tokens.peek())) {
            entry.name = tokens.next().text();
        }
        while (!tokens.peek().is(Token.Kind.PERIOD)) {
            clause();
        }
    }

    private static boolean startsClause(Token token) {
        var word = token.text().toUpperCase(Locale.ROOT);
        return CLAUSES.contains(word) || usage(word).isPresent();
    }

    private void clause() {
        var token = tokens.peek();
        if (!token.is(Token.Kind.WORD)) {
            throw tokens.unexpected("a clause or a period");
        }
        var word = token.text().toUpperCase(Locale.ROOT);
        switch (word) {
            case "REDEFINES" -> redefines();
            case "OCCURS" -> occurs();
            case "PIC", "PICTURE" -> picture();
            case "SIGN", "LEADING", "TRAILING" -> sign();
            case "SYNC", "SYNCHRONIZED" -> synchronised();
            case "JUST", "JUSTIFIED" -> justified();
            case "BLANK" -> blankWhenZero();
            case "VALUE", "VALUES" -> value();
            case "EXTERNAL", "GLOBAL" -> tokens.next();
            case "USAGE" -> {
                tokens.next();
                tokens.accept("IS");
                usage();
            }
            default -> usage();
        }
    }

    /** Takes the clause's word; the clause may come once. */
    private void take(String clause) {
        if (seen.contains(clause)) {
            throw new CopybookException(tokens.peek().position(), "a second " + clause + " clause");
        }
        seen.add(clause);
        tokens.next();
    }

    private void redefines() {
        take("REDEFINES");
        entry.redefines = Optional.of(
                tokens.expect(Token.Kind.WORD, "the name of the redefined item").text());
    }

    private void occurs() {
        take("OCCURS");
        int first = tokens.number(0, Limits.OCCURRENCES, "the number of occurrences");
        boolean range = tokens.accept("TO");
        var position = tokens.peek().position();
        int max = range ? tokens.number(1, Limits.OCCURRENCES, "the largest number of occurrences") : first;
        tokens.accept("TIMES");
        Optional<QualifiedName> counter = tokens.accept("DEPENDING") ? Optional.of(counter()) : Optional.empty();
        keysAndIndexes();
        if (max == 0 || first > max) {
            throw new CopybookException(
                    position, "a table occurs at least once, and FROM TO needs the smaller number first");
        }
        if (range && counter.isEmpty()) {
            throw new CopybookException(position, "OCCURS " + first + " TO " + max + " needs DEPENDING ON");
        }
        int min = counter.isPresent() && !range ? 0 : first;
        entry.occurs = Optional.of(new Occurs(min, max, counter));
    }

    private QualifiedName counter() {
        tokens.accept("ON");
        var parts = new ArrayList<String>();
        do {
            parts.add(tokens.expect(Token.Kind.WORD, "the name of the counter").text());
        } while (tokens.accept("OF", "IN"));
        Collections.reverse(parts);
        return new QualifiedName(parts);
    }

    private void keysAndIndexes() {
        while (tokens.peek().is("ASCENDING")
                || tokens.peek().is("DESCENDING")
                || tokens.peek().is("INDEXED")) {
            tokens.next();
            tokens.accept("KEY");
            tokens.accept("IS", "BY");
            do {
                tokens.expect(Token.Kind.WORD, "a name");
            } while (tokens.peek().is(Token.Kind.WORD) && !startsClause(tokens.peek()) && !keyword(tokens.peek()));
        }
    }

    private static boolean keyword(Token token) {
        return token.is("ASCENDING") || token.is("DESCENDING") || token.is("INDEXED");
    }

    private void picture() {
        take("PICTURE");
        tokens.accept("IS");
        var token = tokens.expect(Token.Kind.PICTURE, "a picture");
        entry.picture = Optional.of(PictureParser.parse(token.text(), token.position()));
    }

    private void usage() {
        var token = tokens.peek();
        var usage = usage(token.text().toUpperCase(Locale.ROOT));
        if (usage.isEmpty()) {
            throw new CopybookException(
                    token.position(),
                    token + " is no clause that is understood here; see the list in docs/copybook.md");
        }
        take("USAGE");
        entry.usage = usage;
    }

    private static Optional<Usage> usage(String word) {
        return Optional.ofNullable(USAGES.get(word.replaceFirst("^COMPUTATIONAL", "COMP")));
    }

    private void sign() {
        tokens.accept("SIGN");
        tokens.accept("IS");
        if (!tokens.peek().is("LEADING") && !tokens.peek().is("TRAILING")) {
            throw tokens.unexpected("LEADING or TRAILING");
        }
        boolean leading = tokens.peek().is("LEADING");
        take("SIGN");
        boolean separate = tokens.accept("SEPARATE");
        if (separate) {
            tokens.accept("CHARACTER");
        }
        entry.signPlace = Optional.of(SignPlace.of(leading, separate));
    }

    private void synchronised() {
        take("SYNCHRONIZED");
        tokens.accept("LEFT", "RIGHT");
        entry.synchronised = true;
    }

    private void justified() {
        take("JUSTIFIED");
        tokens.accept("RIGHT");
        entry.justified = true;
    }

    private void blankWhenZero() {
        take("BLANK WHEN ZERO");
        tokens.accept("WHEN");
        if (!tokens.accept("ZERO", "ZEROS", "ZEROES")) {
            throw tokens.unexpected("ZERO");
        }
        entry.blankWhenZero = true;
    }

    private void value() {
        take("VALUE");
        tokens.accept("IS", "ARE");
        entry.value = Optional.of(new ValueParser(tokens).literal());
    }
}
