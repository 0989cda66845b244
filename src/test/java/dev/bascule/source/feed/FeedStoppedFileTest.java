package dev.bascule.source.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.source.feed.FileStatus.State;
import dev.bascule.translate.copybook.frame.Descriptor;
import dev.bascule.translate.copybook.frame.Framing;
import dev.bascule.translate.copybook.frame.Margins;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be read to their end, and what an operator can do. */
class FeedStoppedFileTest {
    @TempDir
    Path dir;

    private FeedLab lab;

    @BeforeEach
    void records_of_five_bytes() {
        lab = new FeedLab(dir, FeedLab.FIVE_BYTES);
    }

    @Test
    void bytes_that_cannot_be_framed_stop_their_file_behind_the_last_good_record_and_no_other() throws Exception {
        lab.file("a.txt", "1111122222333").file("b.txt", "44444");
        var reader = lab.reader();
        assertThat(reader.drain()).containsExactly("11111", "22222", "44444");

        var status = lab.status("a.txt");
        assertThat(status.state()).isEqualTo(State.STOPPED);
        assertThat(status.reason()).isEqualTo(StopReason.TRUNCATED_FILE);
        assertThat(status.offset()).isEqualTo(10);
        assertThat(status.records()).isEqualTo(2);
        assertThat(reader.source.note()).contains("1 file stopped", "a.txt", "offset 10");
    }

    @Test
    void a_descriptor_that_cannot_be_right_stops_its_file_and_the_offset_is_named() throws Exception {
        lab = new FeedLab(dir, FeedLab.raw(new Framing.Variable(Descriptor.ZOS), Margins.NONE));
        lab.file("a.dat", "\0\6\0\0ab\0\5\0\0c\0\2\0\0de");
        var reader = lab.reader();
        assertThat(reader.drain()).containsExactly("ab", "c");

        var status = lab.status("a.dat");
        assertThat(status.reason()).isEqualTo(StopReason.FRAMING);
        assertThat(status.offset()).isEqualTo(11);
        assertThat(reader.source.note()).contains("a.dat: FRAMING at offset 11");
        assertThat(lab.restart().reader().drain()).isEmpty();
    }

    @Test
    void a_stopped_file_goes_on_where_it_was_when_it_is_repaired() throws Exception {
        lab.file("a.txt", "1111122222333");
        var reader = lab.reader();
        reader.drain();
        lab.file("a.txt", "1111122222333334");
        assertThat(reader.drain()).containsExactly("33333");
        lab.file("a.txt", "111112222233333");

        assertThat(reader.drain()).isEmpty();
        assertThat(lab.status("a.txt").state()).isEqualTo(State.FINISHED);
        assertThat(reader.source.note()).isEmpty();
        assertThat(lab.restart().reader().drain()).isEmpty();
    }

    @Test
    void an_operator_can_have_a_stopped_file_tried_again() throws Exception {
        lab.file("a.txt", "11111222");
        var reader = lab.reader();
        reader.drain();
        lab.folder().retry("a.txt");

        assertThat(lab.status("a.txt").state()).isEqualTo(State.WAITING);
        assertThat(reader.drain()).isEmpty();
        assertThat(lab.status("a.txt").state()).isEqualTo(State.STOPPED);
        assertThatThrownBy(() -> lab.folder().retry("b.txt")).hasMessageContaining("b.txt");
    }

    @Test
    void a_skipped_file_stays_skipped_over_restarts() throws Exception {
        lab.file("a.txt", "11111222");
        var reader = lab.reader();
        reader.drain();
        lab.folder().skip("a.txt", 0);
        reader.drain();

        assertThat(reader.source.note()).isEmpty();
        assertThat(lab.restart().reader().drain()).isEmpty();
        assertThat(lab.status("a.txt").state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void a_skipped_file_that_is_repaired_is_read_on() throws Exception {
        lab.file("a.txt", "11111222");
        var reader = lab.reader();
        reader.drain();
        lab.folder().skip("a.txt", 0);
        reader.drain();
        lab.file("a.txt", "1111122222");

        assertThat(reader.drain()).containsExactly("22222");
    }
}
