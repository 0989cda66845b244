package dev.bascule.translate.copybook.parse;

import java.util.List;

/**
 * A pair of COPY … REPLACING.
 *
 * @param from text-words to find
 * @param by what stands there instead
 */
record Replacement(Kind kind, List<String> from, SourceText by) {
    /** What part of a word has to match. */
    enum Kind {
        WORDS,
        LEADING,
        TRAILING
    }
}
