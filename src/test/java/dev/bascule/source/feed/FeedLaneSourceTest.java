package dev.bascule.source.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bascule.batch.Outcome;
import dev.bascule.batch.SourceLostException;
import dev.bascule.batch.StopSignal;
import dev.bascule.source.feed.FileStatus.State;
import dev.bascule.translate.copybook.frame.Descriptor;
import dev.bascule.translate.copybook.frame.Framing;
import dev.bascule.translate.copybook.frame.Margins;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedLaneSourceTest {
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

    @Test
    void bytes_that_cannot_be_framed_stop_their_file_behind_the_last_good_record_and_no_other() throws Exception {
        lab = new FeedLab(dir, FeedLab.FIVE_BYTES);
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
        lab = new FeedLab(dir, FeedLab.FIVE_BYTES);
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
        lab = new FeedLab(dir, FeedLab.FIVE_BYTES);
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
        lab = new FeedLab(dir, FeedLab.FIVE_BYTES);
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
        lab = new FeedLab(dir, FeedLab.FIVE_BYTES);
        lab.file("a.txt", "11111222");
        var reader = lab.reader();
        reader.drain();
        lab.folder().skip("a.txt", 0);
        reader.drain();
        lab.file("a.txt", "1111122222");

        assertThat(reader.drain()).containsExactly("22222");
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
}
