package dev.bascule.source.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files that were read to their end. */
class FeedFinishedFileTest {
    @TempDir
    Path dir;

    private FeedLab lab;

    @BeforeEach
    void lines() {
        lab = new FeedLab(dir, FeedLab.LINES);
    }

    @Test
    void finished_files_are_moved_when_everything_is_settled_and_nothing_is_overwritten() throws Exception {
        lab.settings.finished = new Finished.Move(dir.resolve("done"));
        lab.file("a.txt", "1\n2\n");
        var reader = lab.restart().reader();
        reader.take(2);
        assertThat(dir.resolve("a.txt")).exists();
        reader.settle();
        assertThat(dir.resolve("a.txt")).doesNotExist();
        lab.file("a.txt", "3\n");
        reader.drain();

        assertThat(dir.resolve("done/a.txt")).hasContent("1\n2\n");
        assertThat(dir.resolve("done/a.txt.1")).hasContent("3\n");
    }

    @Test
    void a_finished_file_is_deleted_with_its_marker_even_after_a_kill_before_it_could_be() throws Exception {
        lab.settings.finished = new Finished.Delete();
        lab.settings.doneMarker = Optional.of(new DoneMarker("${file:name}.done"));
        lab.file("a.txt", "1\n").file("a.txt.done", "");
        var killed = lab.restart().reader();
        killed.take(1);
        killed.commitTarget();
        assertThat(lab.restart().reader().drain()).isEmpty();

        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void finished_files_are_forgotten_some_time_after_they_have_left() throws Exception {
        lab.settings.remember = Duration.ofDays(1);
        lab.file("a.txt", "1\n").file("b.txt", "2\n");
        var reader = lab.restart().reader();
        reader.drain();
        Files.delete(dir.resolve("a.txt"));
        reader.take(1);
        assertThat(lab.marks.size()).isEqualTo(2);
        lab.time.pass(Duration.ofDays(2));
        reader.take(1);

        assertThat(lab.marks.size()).isEqualTo(1);
    }

    @Test
    void an_empty_file_is_finished_without_a_word() throws Exception {
        lab.settings.finished = new Finished.Delete();
        lab.file("a.txt", "");
        assertThat(lab.restart().reader().drain()).isEmpty();

        assertThat(dir.resolve("a.txt")).doesNotExist();
    }
}
