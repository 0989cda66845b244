package dev.bascule.source.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.source.feed.FileStatus.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come bit by bit. */
class FeedArrivalTest {
    @TempDir
    Path dir;

    private FeedLab lab;

    @BeforeEach
    void lines() {
        lab = new FeedLab(dir, FeedLab.LINES);
    }

    @Test
    void a_file_is_left_alone_until_it_has_not_changed_for_a_while() throws Exception {
        lab.settings.stableFor = Duration.ofSeconds(10);
        var reader = lab.restart().reader();
        lab.file("a.txt", "1\n");
        assertThat(reader.texts(1)).isEmpty();
        lab.append("a.txt", "2\n");
        assertThat(reader.texts(1)).isEmpty();
        assertThat(lab.status("a.txt").state()).isEqualTo(State.WAITING);
        lab.time.pass(Duration.ofSeconds(10));

        assertThat(reader.drain()).containsExactly("1", "2");
    }

    @Test
    void a_file_waits_for_its_marker() throws Exception {
        lab.settings.doneMarker = Optional.of(new DoneMarker("${file:name.noext}.done"));
        var reader = lab.restart().reader();
        lab.file("a.txt", "1\n");
        assertThat(reader.texts(1)).isEmpty();
        assertThat(lab.status("a.txt").detail()).contains("marker");
        lab.file("a.done", "");

        assertThat(reader.drain()).containsExactly("1");
    }

    @Test
    void a_marker_and_a_stable_size_can_both_be_asked_for() throws Exception {
        lab.settings.doneMarker = Optional.of(new DoneMarker("${file:name}.done"));
        lab.settings.stableFor = Duration.ofSeconds(10);
        var reader = lab.restart().reader();
        lab.file("a.txt", "1\n").file("a.txt.done", "");
        assertThat(reader.texts(1)).isEmpty();
        lab.time.pass(Duration.ofSeconds(10));

        assertThat(reader.drain()).containsExactly("1");
    }

    @Test
    void a_file_that_grows_while_it_is_read_is_read_on_when_it_is_stable_again() throws Exception {
        lab.file("a.txt", "one\ntwo\nthr");
        var reader = lab.reader();
        assertThat(reader.texts(2)).containsExactly("one", "two");
        lab.append("a.txt", "ee\nfour\n");

        assertThat(reader.texts(1)).as("half a line").isEmpty();
        reader.settle();
        assertThat(reader.drain()).containsExactly("three", "four");
        assertThat(lab.restart().reader().drain()).isEmpty();
        assertThat(lab.marks.size()).as("positions kept").isEqualTo(1);
    }

    @Test
    void a_half_copied_file_is_read_on_when_the_rest_has_come() throws Exception {
        lab = new FeedLab(dir, FeedLab.FIVE_BYTES);
        lab.file("a.txt", "11111222");
        var reader = lab.reader();
        assertThat(reader.drain()).containsExactly("11111");
        assertThat(lab.status("a.txt").reason()).isEqualTo(StopReason.TRUNCATED_FILE);
        lab.append("a.txt", "2233333");

        assertThat(lab.restart().reader().drain()).containsExactly("22222", "33333");
    }

    @Test
    void a_finished_file_that_has_grown_is_read_on() throws Exception {
        lab.file("a.txt", "1\n2\n");
        lab.reader().drain();
        lab.time.pass(Duration.ofSeconds(5));
        lab.append("a.txt", "3\n");

        assertThat(lab.restart().reader().drain()).containsExactly("3");
        assertThat(lab.restart().reader().drain()).isEmpty();
    }
}
