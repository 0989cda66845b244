package dev.bascule.source.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.batch.Outcome;
import dev.bascule.batch.SourceLostException;
import dev.bascule.batch.StopSignal;
import dev.bascule.source.feed.FileStatus.State;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a folder, in which order, and what each record tells. */
class FeedReadingTest {
    @TempDir
    Path dir;

    private FeedLab lab;

    @BeforeEach
    void lines() {
        lab = new FeedLab(dir, FeedLab.LINES);
    }

    @Test
    void files_are_read_one_after_the_other_by_name() throws Exception {
        lab.file("b.txt", "b1\nb2\n").file("a.txt", "a1\na2\n").file(".hidden", "no\n");

        assertThat(lab.reader().drain()).containsExactly("a1", "a2", "b1", "b2");
    }

    @Test
    void files_are_read_by_time_if_that_is_wanted() throws Exception {
        lab.settings.order = FeedOptions.Order.TIME;
        lab.file("a.txt", "young\n").at("a.txt", Instant.ofEpochSecond(20));
        lab.file("b.txt", "old\n").at("b.txt", Instant.ofEpochSecond(10));

        assertThat(lab.restart().reader().drain()).containsExactly("old", "young");
    }

    @Test
    void only_what_the_patterns_say_is_read() throws Exception {
        lab.settings.include = List.of("*.DAT");
        lab.file("a.DAT", "yes\n").file("b.txt", "no\n");

        assertThat(lab.restart().reader().drain()).containsExactly("yes");
    }

    @Test
    void each_record_tells_where_it_stood() throws Exception {
        lab.file("a.txt", "one\ntwo\n").at("a.txt", Instant.ofEpochMilli(77_000));
        var second = lab.reader().take(2).get(1);

        var headers = new HashMap<String, Object>();
        second.headers().forEach(headers::put);
        assertThat(headers)
                .containsEntry("CamelFileName", "a.txt")
                .containsEntry("CamelFileAbsolutePath", dir.resolve("a.txt").toString())
                .containsEntry("CamelFileLength", 8L)
                .containsEntry("CamelFileLastModified", 77_000L)
                .containsEntry("bascule-file", "a.txt")
                .containsEntry("bascule-record", "2")
                .containsEntry("bascule-offset", "4");
        assertThat(second.headers().get("camelfilename")).isEqualTo("a.txt");
        assertThat(second.sentAtMillis()).hasValue(77_000);
        assertThat(second.defaultKey()).endsWith("-4");
    }

    @Test
    void two_lanes_share_the_files_and_never_one_file() throws Exception {
        lab.file("a.txt", "a1\na2\n").file("b.txt", "b1\nb2\n").file("c.txt", "c1\n");
        var first = lab.reader();
        var second = lab.reader();

        assertThat(first.texts(1)).containsExactly("a1");
        assertThat(second.texts(3)).containsExactly("b1", "b2", "c1");
        assertThat(first.texts(5)).containsExactly("a2");
    }

    @Test
    void one_batch_may_hold_the_end_of_a_file_and_the_beginning_of_the_next() throws Exception {
        lab.file("a.txt", "a1\n").file("b.txt", "b1\nb2\n");
        var reader = lab.reader();
        assertThat(reader.texts(2)).containsExactly("a1", "b1");
        reader.settle();

        assertThat(lab.status("a.txt").state()).isEqualTo(State.FINISHED);
        assertThat(lab.restart().reader().drain()).containsExactly("b2");
    }

    @Test
    void records_become_json_and_those_that_cannot_be_read_are_dead_letters_with_their_field_errors() throws Exception {
        var layout = "       01 R.\n          05 A PIC 9(3).\n          05 B PIC X(2).\n";
        lab = new FeedLab(dir, FeedLab.described(layout, Map.of("charset", "IBM037", "where", "B=OK")));
        var ebcdic = Charset.forName("IBM037");
        lab.file("a.dat", "123OKxx3OK456NO".getBytes(ebcdic));
        var records = lab.reader().take(3);

        assertThat(records.get(0).decided()).isNull();
        assertThat(FeedLab.text(records.get(0))).isEqualTo("{\"A\":123,\"B\":\"OK\"}");
        assertThat(records.get(1).decided()).isInstanceOfSatisfying(Outcome.DeadLettered.class, letter -> {
            assertThat(letter.fieldErrors()).hasSize(1).first().asString().contains("ZONED_DIGIT", "A", "record 2");
        });
        assertThat(records.get(1).original().body()).isEqualTo("xx3OK".getBytes(ebcdic));
        assertThat(records.get(1).original().headers()).containsEntry("bascule-record", "2");
        assertThat(records.get(2).decided()).isEqualTo(Outcome.FILTERED);
    }

    @Test
    void a_folder_that_is_missing_is_a_source_that_is_down() throws IOException {
        Files.delete(dir);

        assertThatThrownBy(lab::reader).isInstanceOf(SourceLostException.class).hasMessageContaining("does not exist");
    }

    @Test
    void a_folder_that_is_missing_is_made_if_that_is_wanted() throws Exception {
        Files.delete(dir);
        lab.settings.autoCreate = true;
        var reader = lab.restart().reader();
        lab.file("a.txt", "a1\n");

        assertThat(reader.drain()).containsExactly("a1");
    }

    @Test
    void a_supply_that_has_dried_up_is_a_source_that_is_down_when_what_has_come_is_read() throws Exception {
        var trouble = new AtomicReference<Optional<String>>(Optional.empty());
        lab.supply = new Supply() {
            @Override
            public void join(Object lane, StopSignal stop) {}

            @Override
            public void leave(Object lane) {}

            @Override
            public Optional<String> trouble() {
                return trouble.get();
            }
        };
        lab.file("a.txt", "1\n2\n");
        var reader = lab.restart().reader();
        trouble.set(Optional.of("the server cannot be reached"));
        assertThat(reader.texts(2)).containsExactly("1", "2");
        reader.settle();

        assertThatThrownBy(() -> reader.texts(1)).hasMessage("the server cannot be reached");
        assertThatThrownBy(() -> reader.source.open(1))
                .isInstanceOf(SourceLostException.class)
                .hasMessage("the server cannot be reached");
        trouble.set(Optional.empty());
        reader.source.open(1);
        lab.file("b.txt", "3\n");
        assertThat(reader.texts(1)).containsExactly("3");
    }
}
