package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommaListTest {
    @Test
    void blanks_around_words_and_what_is_empty_are_dropped() {
        assertThat(CommaList.of(" a, b c ,,d,")).containsExactly("a", "b c", "d");
        assertThat(CommaList.of("")).isEmpty();
    }
}
