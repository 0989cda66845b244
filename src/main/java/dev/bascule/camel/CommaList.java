package dev.bascule.camel;

import java.util.List;
import java.util.stream.Stream;

/** An option's value that lists words, with commas between. */
final class CommaList {
    private CommaList() {}

    /** The words, without the blanks around them; what is empty between two commas is none. */
    static List<String> of(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
