package dev.bascule.source.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where reading goes on after kills, rollbacks, and the loss of the positions. */
class FeedPositionTest {
    @TempDir
    Path dir;

    private FeedLab lab;

    @BeforeEach
    void lines() {
        lab = new FeedLab(dir, FeedLab.LINES);
    }

    @Test
    void reading_goes_on_behind_what_was_committed_after_a_kill() throws Exception {
        lab.file("a.txt", "1\n2\n3\n4\n5\n");
        var first = lab.reader();
        first.take(2);
        first.settle();
        first.take(2);

        assertThat(lab.restart().reader().drain()).containsExactly("3", "4", "5");
        assertThat(lab.restart().reader().drain()).isEmpty();
    }

    @Test
    void a_commit_that_the_source_did_not_hear_of_counts() throws Exception {
        lab.file("a.txt", "1\n2\n3\n");
        var first = lab.reader();
        first.take(2);
        first.commitTarget();

        assertThat(lab.restart().reader().drain()).containsExactly("3");
    }

    @Test
    void a_message_before_the_committed_position_is_recognised() throws Exception {
        lab.file("a.txt", "1\n2\n3\n");
        var reader = lab.reader();
        var taken = reader.take(2);
        assertThat(taken).noneMatch(reader.source::isKept);
        reader.commitTarget();
        reader.source.learn(lab.marks.read());

        assertThat(taken).allMatch(reader.source::isKept);
        assertThat(reader.take(1)).noneMatch(reader.source::isKept);
    }

    @Test
    void what_was_rolled_back_comes_again_with_the_same_keys() throws Exception {
        lab.file("a.txt", "1\n2\n3\n");
        var reader = lab.reader();
        var before = reader.take(3);
        reader.source.rollback();
        reader.source.open(1);
        var after = reader.take(3);

        assertThat(after)
                .map(FeedMessage::doneKey)
                .isEqualTo(before.stream().map(FeedMessage::doneKey).toList());
    }

    @Test
    void a_file_that_was_given_back_in_doubt_is_kept_from_other_lanes_until_the_positions_are_read_again()
            throws Exception {
        lab.file("a.txt", "1\n2\n3\n");
        var first = lab.reader();
        var second = lab.reader();
        first.take(2);
        first.commitTarget();
        first.source.rollback();

        assertThat(second.texts(1)).isEmpty();
        first.source.open(1);
        assertThat(second.texts(2)).containsExactly("3");
    }

    @Test
    void files_that_are_still_there_are_read_again_by_the_next_process_when_the_ledger_was_lost() throws Exception {
        lab.file("a.txt", "1\n2\n").file("b.txt", "3\n4\n");
        var reader = lab.reader();
        reader.take(3);
        reader.settle();
        lab.marks.lose();

        assertThat(reader.drain())
                .as("the process that has read them still knows")
                .containsExactly("4");
        assertThat(lab.restart().reader().drain()).containsExactly("1", "2");
    }

    @Test
    void a_file_that_was_put_away_is_not_read_again_when_the_ledger_was_lost() throws Exception {
        lab.settings.finished = new Finished.Move(dir.resolve("done"));
        lab.file("a.txt", "1\n2\n");
        lab.restart().reader().drain();
        lab.marks.lose();

        assertThat(lab.restart().reader().drain()).isEmpty();
    }
}
