package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.CopybookException;
import java.util.List;

/** The tokens of a copybook, one after the other. */
final class Tokens {
    private final List<Token> tokens;
    private int at;

    /** @param tokens end with END */
    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The token after {@link #peek}. */
    Token peekNext() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        var token = peek();
        if (!token.is(Token.Kind.END)) {
            at++;
        }
        return token;
    }

    boolean atEnd() {
        return peek().is(Token.Kind.END);
    }

    /** Takes the next token if it is one of these words. */
    boolean accept(String... words) {
        for (var word : words) {
            if (peek().is(word)) {
                at++;
                return true;
            }
        }
        return false;
    }

    boolean accept(Token.Kind kind) {
        if (peek().is(kind) && !atEnd()) {
            at++;
            return true;
        }
        return false;
    }

    Token expect(Token.Kind kind, String what) {
        if (!peek().is(kind)) {
            throw unexpected(what);
        }
        return next();
    }

    void expect(String word) {
        if (!accept(word)) {
            throw unexpected(word);
        }
    }

    /** A whole number above or equal to {@code min}. */
    int number(int min, int max, String what) {
        var token = expect(Token.Kind.NUMBER, what);
        if (!token.text().matches("\\d{1,9}")) {
            throw new CopybookException(token.position(), what + " is a whole number, not " + token);
        }
        int value = Integer.parseInt(token.text());
        if (value < min || value > max) {
            throw new CopybookException(token.position(), what + " is " + min + " to " + max + ", not " + value);
        }
        return value;
    }

    /** Past the next period, to go on after an entry that is not understood. */
    void skipSentence() {
        while (!atEnd() && !next().is(Token.Kind.PERIOD)) {
            // leaves the token out
        }
    }

    CopybookException unexpected(String wanted) {
        return new CopybookException(peek().position(), "expected " + wanted + ", not " + peek());
    }
}
