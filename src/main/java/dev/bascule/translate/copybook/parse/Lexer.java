package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.CopybookProblem;
import java.util.ArrayList;
import java.util.List;

/** Cuts a source into tokens. Commas and semicolons between clauses are separators; a picture is taken whole. */
final class Lexer {
    private static final String PICTURE_ENDS = ".,;";

    private final SourceText text;
    private final List<CopybookProblem> problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(SourceText text, List<CopybookProblem> problems) {
        this.text = text;
        this.problems = problems;
    }

    /** Ends with an END token. What is no token is added to the problems and left out. */
    static List<Token> tokens(SourceText text, List<CopybookProblem> problems) {
        var lexer = new Lexer(text, problems);
        while (lexer.skipSpace()) {
            lexer.token();
        }
        lexer.add(Token.Kind.END, "", text.length());
        return lexer.tokens;
    }

    private boolean skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private void token() {
        char c = text.charAt(at);
        if (pictureExpected()) {
            picture();
        } else if (SourceReader.isQuote(c)) {
            literal(Token.Kind.LITERAL, at);
        } else if (prefixedLiteral(c)) {
            at++;
            literal(c == 'X' || c == 'x' ? Token.Kind.HEX_LITERAL : Token.Kind.LITERAL, at - 1);
        } else if (WordScanner.inWord(c) || c == '+' || decimalAt(at)) {
            word();
        } else if (c == '.') {
            add(Token.Kind.PERIOD, ".", at++);
        } else if (c == ',' || c == ';') {
            at++;
        } else {
            stray(c);
        }
    }

    private void stray(char c) {
        problems.add(new CopybookProblem(text.position(at), "'" + c + "' has no meaning here"));
        at++;
    }

    private boolean pictureExpected() {
        int last = tokens.size() - 1;
        if (last < 0) {
            return false;
        }
        if (tokens.get(last).is("IS") && last > 0) {
            last--;
        } else if (wordAt("IS")) {
            return false;
        }
        return tokens.get(last).is("PIC") || tokens.get(last).is("PICTURE");
    }

    private boolean wordAt(String word) {
        int end = at + word.length();
        return end < text.length() && text.substring(at, end).equalsIgnoreCase(word) && isSpace(text.charAt(end));
    }

    private void picture() {
        int start = at;
        while (at < text.length() && !isSpace(text.charAt(at))) {
            at++;
        }
        if (at - start > 1 && PICTURE_ENDS.indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        add(Token.Kind.PICTURE, text.substring(start, at), start);
    }

    private boolean prefixedLiteral(char c) {
        return "XxNnGgZz".indexOf(c) >= 0 && at + 1 < text.length() && SourceReader.isQuote(text.charAt(at + 1));
    }

    private void literal(Token.Kind kind, int start) {
        char quote = text.charAt(at++);
        var value = new StringBuilder();
        while (true) {
            if (at >= text.length() || text.charAt(at) == '\n') {
                throw new CopybookException(text.position(start), "a literal without its closing " + quote);
            }
            char c = text.charAt(at++);
            if (c == quote) {
                if (at >= text.length() || text.charAt(at) != quote) {
                    break;
                }
                at++;
            }
            value.append(c);
        }
        add(kind, value.toString(), start);
    }

    private void word() {
        int start = at++;
        while (at < text.length() && (WordScanner.inWord(text.charAt(at)) || decimalAt(at))) {
            at++;
        }
        var word = text.substring(start, at);
        add(isNumber(word) ? Token.Kind.NUMBER : Token.Kind.WORD, word, start);
    }

    /** A point inside a number. */
    private boolean decimalAt(int index) {
        return text.charAt(index) == '.' && index + 1 < text.length() && isDigit(text.charAt(index + 1));
    }

    private static boolean isNumber(String word) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (isDigit(c)) {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (i > 0 || c != '-' && c != '+') {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c);
    }

    private void add(Token.Kind kind, String value, int start) {
        tokens.add(new Token(kind, value, text.position(start)));
    }
}
