package dev.bascule.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneBooksTest {
    private static final LaneBooks SEVENTH = new LaneBooks(7, 80, 70, 5, 3, 2, 1);

    @Test
    void the_later_books_are_the_truth() {
        var eighth = SEVENTH.plus(new OutcomeCounts(10, 0, 0, 0, 0), 10);
        assertThat(SEVENTH.orLater(eighth)).isEqualTo(eighth);
        assertThat(eighth.orLater(SEVENTH)).isEqualTo(eighth);
    }

    @Test
    void an_entrys_books_do_not_take_away_the_dead_letters_that_the_database_has_of_the_same_batch() {
        var counts = new OutcomeCounts(10, 0, 0, 2, 0);
        var inDatabase = SEVENTH.plus(counts, 12);
        var inEntry = SEVENTH.plus(counts.withoutDeadLetters(), 10);
        assertThat(inEntry.orLater(inDatabase)).isEqualTo(inDatabase);
        assertThat(inDatabase.orLater(inEntry)).isEqualTo(inDatabase);
    }
}
