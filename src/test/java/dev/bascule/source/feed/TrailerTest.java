package dev.bascule.source.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.source.feed.FileStatus.State;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailerTest {
    private static final String LAYOUT =
            """
                   01  MOVE.
                       05  KIND    PIC X.
                       05  AMOUNT  PIC 9(4).
                   01  TRAIL.
                       05  KIND    PIC X.
                       05  NUMBER  PIC 9(2).
                       05  TOTAL   PIC 9(5).
            """;

    @TempDir
    Path dir;

    private FeedLab lab;

    @BeforeEach
    void trailer() {
        var options = new HashMap<String, String>();
        options.put("charset", "US-ASCII");
        options.put("format", "TEXT");
        options.put("skip-records", "1");
        options.put("skip-trailer-records", "1");
        var values = FeedLab.values(options);
        var described = FeedLab.described(LAYOUT, options);
        var plan = new TrailerPlan(
                FeedLab.copybook(LAYOUT, values.plainFor(Optional.of("TRAIL"))),
                Optional.of("NUMBER"),
                2,
                FeedLab.copybook(LAYOUT, values.plainFor(Optional.empty())),
                List.of(new TrailerPlan.Sum("TOTAL", "AMOUNT")));
        lab = new FeedLab(dir, new FeedFormat(described.shape(), described.layout(), Optional.of(plan)));
    }

    @Test
    void header_and_trailer_are_no_messages_and_a_file_whose_trailer_agrees_is_finished() throws Exception {
        lab.file("a.txt", "HEADER\nM0001\nM0020\nT0400021\n");

        assertThat(lab.reader().drain())
                .containsExactly("{\"KIND\":\"M\",\"AMOUNT\":1}", "{\"KIND\":\"M\",\"AMOUNT\":20}");
        assertThat(lab.status("a.txt").state()).isEqualTo(State.FINISHED);
    }

    @Test
    void the_last_record_is_withheld_if_the_trailer_disagrees() throws Exception {
        lab.file("a.txt", "HEADER\nM0001\nM0020\nT0500022\n");

        assertThat(lab.reader().drain()).containsExactly("{\"KIND\":\"M\",\"AMOUNT\":1}");
        var status = lab.status("a.txt");
        assertThat(status.reason()).isEqualTo(StopReason.TRAILER);
        assertThat(status.detail())
                .contains("counts 5 records, the file has 4")
                .contains("TOTAL as 22, the records add up to 21");
    }

    @Test
    void what_was_added_up_before_a_kill_counts_after_it() throws Exception {
        lab.file("a.txt", "HEADER\nM0001\nM0020\nM0300\nT0500321\n");
        var killed = lab.reader();
        killed.take(2);
        killed.settle();

        assertThat(lab.restart().reader().drain()).hasSize(1);
        assertThat(lab.status("a.txt").state()).isEqualTo(State.FINISHED);
    }

    @Test
    void a_record_that_cannot_be_added_up_makes_the_trailer_disagree() throws Exception {
        lab.file("a.txt", "HEADER\nMxxxx\nM0020\nT0400020\n");

        assertThat(lab.reader().take(5)).hasSize(1);
        assertThat(lab.status("a.txt").state()).isEqualTo(State.READING);
    }

    @Test
    void a_file_that_grows_behind_its_trailer_stops() throws Exception {
        lab.file("a.txt", "HEADER\nM0001\nT0300001\n");
        var reader = lab.reader();
        reader.drain();
        lab.append("a.txt", "M0002\nT0300002\n");

        assertThat(reader.drain()).isEmpty();
        assertThat(lab.status("a.txt").reason()).isEqualTo(StopReason.GREW_BEHIND_TRAILER);
    }

    @Test
    void data_without_header_and_trailer_is_a_broken_file() throws Exception {
        lab.file("a.txt", "HEADER\n");

        assertThat(lab.reader().drain()).isEmpty();
        assertThat(lab.status("a.txt").reason()).isEqualTo(StopReason.TRUNCATED_FILE);
    }
}
