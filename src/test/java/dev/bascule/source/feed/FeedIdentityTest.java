package dev.bascule.source.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bascule.batch.SourceLostException;
import dev.bascule.source.feed.FileStatus.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file is the same as one that was there before. */
class FeedIdentityTest {
    @TempDir
    Path dir;

    private FeedLab lab;

    @BeforeEach
    void lines() {
        lab = new FeedLab(dir, FeedLab.LINES);
    }

    @Test
    void a_renamed_file_is_the_same_file() throws Exception {
        lab.file("a.txt", "1\n2\n3\n");
        var first = lab.reader();
        first.take(1);
        first.settle();
        lab.rename("a.txt", "b.txt");
        assertThat(lab.restart().reader().drain()).containsExactly("2", "3");
        lab.rename("b.txt", "c.txt");

        assertThat(lab.restart().reader().drain()).isEmpty();
        assertThat(lab.status("c.txt").state()).isEqualTo(State.FINISHED);
    }

    @Test
    void a_file_that_was_only_touched_is_not_read_again() throws Exception {
        lab.file("a.txt", "1\n2\n");
        var reader = lab.reader();
        reader.drain();
        lab.at("a.txt", Instant.ofEpochSecond(99));

        assertThat(reader.drain()).isEmpty();
        assertThat(lab.restart().reader().drain()).isEmpty();
    }

    @Test
    void the_same_content_under_another_name_is_not_read_again_and_says_so() throws Exception {
        lab.file("a.txt", "1\n2\n");
        lab.reader().drain();
        lab.time.pass(Duration.ofSeconds(5));
        lab.file("b.txt", "1\n2\n");

        assertThat(lab.restart().reader().drain()).isEmpty();
        assertThat(lab.status("b.txt").detail()).contains("the same as a.txt");
    }

    @Test
    void the_same_content_under_another_name_is_put_away_like_the_first() throws Exception {
        lab.settings.finished = new Finished.Move(dir.resolve("done"));
        lab.file("a.txt", "1\n2\n");
        lab.restart().reader().drain();
        lab.file("b.txt", "1\n2\n");

        assertThat(lab.restart().reader().drain()).isEmpty();
        assertThat(dir.resolve("b.txt")).doesNotExist();
        assertThat(dir.resolve("done/b.txt")).hasContent("1\n2\n");
    }

    @Test
    void a_replaced_file_is_read_from_its_beginning_even_if_it_begins_alike_and_has_the_same_size() throws Exception {
        var alike = "x".repeat(Fingerprint.BLOCK_BYTES) + "\n";
        lab.file("a.txt", alike + "old\n");
        lab.reader().drain();
        lab.time.pass(Duration.ofSeconds(5));
        lab.file("a.txt", alike + "new\n");

        assertThat(lab.restart().reader().drain()).hasSize(2).last().isEqualTo("new");
        assertThat(lab.restart().reader().drain()).isEmpty();
    }

    @Test
    void a_file_that_is_replaced_while_it_is_read_settles_nothing_more() throws Exception {
        lab.file("a.txt", "1\n2\n3\n");
        var reader = lab.reader();
        reader.take(1);
        lab.time.pass(Duration.ofSeconds(5));
        Files.delete(dir.resolve("a.txt"));
        lab.file("a.txt", "4\n5\n6\n");
        reader.take(1);

        assertThatThrownBy(reader::settle)
                .isInstanceOf(SourceLostException.class)
                .hasMessageContaining("a.txt");
        reader.source.abandon();
        reader.source.open(1);
        assertThat(reader.drain()).containsExactly("4", "5", "6");
    }

    @Test
    void a_file_that_was_replaced_and_is_gone_is_missing_beside_the_new_one() throws Exception {
        lab.file("a.txt", "1\n2\n");
        var reader = lab.reader();
        reader.take(1);
        reader.settle();
        lab.time.pass(Duration.ofSeconds(5));
        Files.delete(dir.resolve("a.txt"));
        lab.file("a.txt", "3\n4\n");

        assertThat(lab.restart().reader().drain()).containsExactly("3", "4");
        assertThat(lab.folder().files())
                .extracting(FileStatus::name, FileStatus::state)
                .containsExactly(tuple("a.txt", State.FINISHED), tuple("a.txt", State.MISSING));
    }

    @Test
    void a_file_that_is_gone_before_its_end_is_shown_as_missing() throws Exception {
        lab.file("a.txt", "1\n2\n");
        var reader = lab.reader();
        reader.take(1);
        reader.settle();
        reader.source.rollback();
        Files.delete(dir.resolve("a.txt"));
        reader.source.open(1);
        reader.take(1);

        var status = lab.status("a.txt");
        assertThat(status.state()).isEqualTo(State.MISSING);
        assertThat(status.records()).isEqualTo(1);
    }
}
