package dev.bascule.translate.copybook.parse;

/** Walks over the text-words of a source: runs without spaces, literals, pseudo-text delimiters, single separators. */
final class WordScanner {
    private final SourceText text;
    private int start;
    private int end;

    WordScanner(SourceText text, int from) {
        this.text = text;
        this.end = from;
    }

    /** Moves to the next word. */
    boolean next() {
        start = end;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        end = start;
        if (start == text.length()) {
            return false;
        }
        end = wordEnd();
        return true;
    }

    private int wordEnd() {
        char first = text.charAt(start);
        if (SourceReader.isQuote(first)) {
            return literalEnd(first);
        }
        if (pseudoDelimiter(start)) {
            return start + 2;
        }
        if (!inWord(first)) {
            return start + 1;
        }
        int at = start;
        while (at < text.length() && inWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int literalEnd(char quote) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '\n') {
            if (text.charAt(at++) == quote) {
                return at;
            }
        }
        return at;
    }

    boolean pseudoDelimiter(int at) {
        return at + 1 < text.length() && text.charAt(at) == '=' && text.charAt(at + 1) == '=';
    }

    /** Letters, digits and what joins them. */
    static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '$' || c == '#' || c == '@';
    }

    boolean is(String word) {
        return end - start == word.length() && word().equalsIgnoreCase(word);
    }

    String word() {
        return text.substring(start, end);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }
}
