package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.Condition;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Literal;
import java.util.Locale;

/** Reads literals: VALUE clauses and level 88. */
final class ValueParser {
    private final Tokens tokens;

    ValueParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** From the name of a level 88 to its period. */
    void condition(Entry entry) {
        entry.name = tokens.expect(Token.Kind.WORD, "the name of a condition").text();
        if (!tokens.accept("VALUE", "VALUES")) {
            throw tokens.unexpected("VALUE");
        }
        tokens.accept("IS", "ARE");
        do {
            var from = literal();
            var to = tokens.accept("THRU", "THROUGH") ? literal() : from;
            entry.ranges.add(new Condition.Range(from, to));
        } while (!tokens.peek().is(Token.Kind.PERIOD));
    }

    Literal literal() {
        var token = tokens.next();
        return switch (token.kind()) {
            case NUMBER -> new Literal(Literal.Kind.NUMBER, token.text());
            case LITERAL -> new Literal(Literal.Kind.TEXT, token.text());
            case HEX_LITERAL -> hex(token);
            case WORD -> figurative(token);
            default -> throw new CopybookException(token.position(), "expected a literal, not " + token);
        };
    }

    private static Literal hex(Token token) {
        if (!token.text().matches("([0-9A-Fa-f]{2})+")) {
            throw new CopybookException(
                    token.position(), "a hexadecimal literal has two hexadecimal digits for each byte");
        }
        return new Literal(Literal.Kind.HEX, token.text());
    }

    private Literal figurative(Token token) {
        return switch (token.text().toUpperCase(Locale.ROOT)) {
            case "ZERO", "ZEROS", "ZEROES" -> new Literal(Literal.Kind.ZERO, "");
            case "SPACE", "SPACES" -> new Literal(Literal.Kind.SPACES, "");
            case "LOW-VALUE", "LOW-VALUES", "NULL", "NULLS" -> new Literal(Literal.Kind.LOW_VALUES, "");
            case "HIGH-VALUE", "HIGH-VALUES" -> new Literal(Literal.Kind.HIGH_VALUES, "");
            case "QUOTE", "QUOTES" -> new Literal(Literal.Kind.QUOTES, "");
            case "ALL" -> all();
            default -> throw new CopybookException(token.position(), "expected a literal, not " + token);
        };
    }

    private Literal all() {
        if (tokens.peek().is(Token.Kind.LITERAL)) {
            return new Literal(Literal.Kind.ALL_TEXT, tokens.next().text());
        }
        return literal();
    }
}
