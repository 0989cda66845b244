package dev.bascule.source.feed.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.StopSignal;
import dev.bascule.source.feed.DoneMarker;
import dev.bascule.source.feed.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTest {
    @TempDir
    Path dir;

    private final FakeServer server = new FakeServer();
    private final Set<String> stuck = new HashSet<>();
    private Optional<DoneMarker> marker = Optional.empty();
    private Duration stableFor = Duration.ZERO;
    private RemoteFinished finished = new RemoteFinished.Keep();
    private long nowNanos;
    private Spool spool;
    private Round round;

    @BeforeEach
    void restart() throws IOException {
        var clock = new LaneClock() {
            @Override
            public long nanoTime() {
                return nowNanos;
            }

            @Override
            public void sleep(Duration duration, StopSignal stop) {
                nowNanos += duration.toNanos();
            }
        };
        spool = new Spool(dir);
        spool.prepare();
        var options = new RemoteOptions(
                new FileNames(List.of("*.txt"), List.of()), marker, stableFor, Duration.ofSeconds(1), finished);
        round = new Round(server, spool, options, stuck::contains, clock);
    }

    private void look() throws Exception {
        round.run(new StopSignal());
    }

    /** As a lane does with a copy that was read to its end. */
    private void read(String name) throws IOException {
        Files.move(dir.resolve(name), spool.done().resolve(name));
    }

    @Test
    void a_complete_file_is_fetched_with_its_time_and_only_once() throws Exception {
        server.file("a.txt", "one", 5_000).file("b.bin", "no", 5_000);
        look();
        look();

        assertThat(dir.resolve("a.txt")).hasContent("one");
        assertThat(Files.getLastModifiedTime(dir.resolve("a.txt")).toMillis()).isEqualTo(5_000);
        assertThat(server.fetched).containsExactly("a.txt");
    }

    @Test
    void a_copy_survives_a_restart_and_half_a_copy_is_fetched_again() throws Exception {
        server.file("a.txt", "one", 5_000).file("b.txt", "two", 5_000);
        look();
        Files.delete(dir.resolve("b.txt"));
        Files.writeString(spool.part(), "tw");
        restart();
        look();

        assertThat(server.fetched).containsExactly("a.txt", "b.txt", "b.txt");
        assertThat(dir.resolve("b.txt")).hasContent("two");
    }

    @Test
    void a_file_that_changes_while_it_is_fetched_is_no_copy() throws Exception {
        server.file("a.txt", "one", 5_000);
        server.meanwhile = () -> server.file("a.txt", "oneone", 6_000);
        look();
        assertThat(dir.resolve("a.txt")).doesNotExist();
        server.meanwhile = () -> {};
        look();

        assertThat(dir.resolve("a.txt")).hasContent("oneone");
    }

    @Test
    void a_file_waits_for_its_marker_and_until_it_has_not_changed() throws Exception {
        marker = Optional.of(new DoneMarker("${file:name}.done"));
        stableFor = Duration.ofSeconds(2);
        restart();
        server.file("a.txt", "one", 5_000);
        look();
        server.file("a.txt.done", "", 5_000);
        nowNanos = Duration.ofSeconds(1).toNanos();
        look();
        assertThat(server.fetched).isEmpty();
        nowNanos = Duration.ofSeconds(2).toNanos();
        look();

        assertThat(server.fetched).containsExactly("a.txt");
    }

    @Test
    void a_file_that_stays_is_not_fetched_again_after_it_was_read_unless_it_changes() throws Exception {
        server.file("a.txt", "one", 5_000);
        look();
        read("a.txt");
        look();
        restart();
        look();
        assertThat(server.fetched).containsExactly("a.txt");
        assertThat(spool.finished()).isEmpty();
        server.file("a.txt", "onetwo", 6_000);
        look();

        assertThat(dir.resolve("a.txt")).hasContent("onetwo");
    }

    @Test
    void a_file_whose_time_alone_is_told_differently_is_not_read_again() throws Exception {
        server.file("a.txt", "one", 5_000);
        look();
        read("a.txt");
        look();
        server.file("a.txt", "one", 0);
        look();
        look();

        assertThat(dir.resolve("a.txt")).doesNotExist();
        assertThat(server.fetched).containsExactly("a.txt", "a.txt");
    }

    @Test
    void the_original_is_moved_with_its_marker_when_the_copy_was_read_and_not_before() throws Exception {
        marker = Optional.of(new DoneMarker("${file:name}.done"));
        finished = new RemoteFinished.Move("done");
        restart();
        server.file("a.txt", "one", 5_000).file("a.txt.done", "", 5_000);
        look();
        look();
        assertThat(server.texts).containsKey("a.txt");
        read("a.txt");
        restart();
        look();

        assertThat(server.moved).containsOnlyKeys("done/a.txt");
        assertThat(server.texts).isEmpty();
        assertThat(spool.finished()).isEmpty();
    }

    @Test
    void an_original_that_has_changed_since_is_neither_deleted_nor_lost() throws Exception {
        finished = new RemoteFinished.Delete();
        restart();
        server.file("a.txt", "one", 5_000);
        look();
        server.file("a.txt", "new", 6_000);
        look();
        assertThat(dir.resolve("a.txt")).as("read to its end first").hasContent("one");
        read("a.txt");
        look();
        assertThat(dir.resolve("a.txt")).hasContent("new");
        read("a.txt");
        look();

        assertThat(server.texts).isEmpty();
    }

    @Test
    void a_copy_that_cannot_be_read_on_is_replaced_when_the_original_changes_and_dropped_when_it_is_gone()
            throws Exception {
        server.file("a.txt", "bad", 5_000);
        look();
        stuck.add("a.txt");
        server.file("a.txt", "good", 6_000);
        look();
        assertThat(dir.resolve("a.txt")).hasContent("good");
        server.texts.clear();
        look();

        assertThat(dir.resolve("a.txt")).doesNotExist();
    }

    @Test
    void a_copy_whose_original_is_gone_is_read_all_the_same() throws Exception {
        server.file("a.txt", "one", 5_000);
        look();
        server.texts.clear();
        look();

        assertThat(dir.resolve("a.txt")).hasContent("one");
    }

    @Test
    void a_server_cannot_choose_where_a_file_is_written() throws Exception {
        server.file("../evil.txt", "no", 5_000)
                .file("..\\evil.txt", "no", 5_000)
                .file(".hidden.txt", "no", 5_000);
        look();

        assertThat(server.fetched).isEmpty();
    }

    @Test
    void a_server_that_is_down_says_so_and_costs_nothing() throws Exception {
        server.file("a.txt", "one", 5_000);
        look();
        server.isDown();
        assertThatThrownBy(this::look).hasMessageContaining("sftp://host:22 cannot be reached");

        assertThat(dir.resolve("a.txt")).hasContent("one");
    }
}
