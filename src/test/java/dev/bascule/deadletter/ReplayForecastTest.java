package dev.bascule.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.database.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run and a limited replay agree on which letters are sent. */
class ReplayForecastTest {
    private static final int MOST_REPLAYS = 3;

    @TempDir
    Path data;

    private Database database;
    private ReplayStore replays;

    @BeforeEach
    void open() throws Exception {
        database = Database.embedded(data);
        var store = new DeadLetterStore(database);
        replays = new ReplayStore(database, store, BodyCipher.NONE, MOST_REPLAYS, Clock.systemUTC());
        var letters = List.of(
                SampleLetter.id("z1").route("zebra").make(),
                SampleLetter.id("a1").route("ant").make(),
                SampleLetter.id("z2").route("zebra").make(),
                SampleLetter.id("a2").route("ant").make());
        new Imports(database, store).add(letters, "test");
        var ant = replays.submit("i", Map.of("ant", request(DeadLetterFilter.one("a1"), 0)));
        replays.claim(ant.get(0), 0, 1);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_limit_is_for_what_is_sent_the_oldest_first_whatever_the_route() throws Exception {
        var limited = request(DeadLetterFilter.ALL, 2);
        assertThat(replays.preview(limited, 100))
                .extracting(preview -> preview.id() + " " + preview.what().split(":")[0])
                .containsExactly("z1 replay", "a1 skipped", "z2 replay");
        assertThat(replays.sentByRoute(limited)).isEqualTo(Map.of("zebra", 2L));
    }

    @Test
    void without_a_limit_all_are_told() throws Exception {
        var all = request(DeadLetterFilter.ALL, 0);
        assertThat(replays.preview(all, 100)).hasSize(4);
        assertThat(replays.preview(all, 2)).hasSize(2);
        assertThat(replays.sentByRoute(all)).isEqualTo(Map.of("ant", 1L, "zebra", 2L));
    }

    private static ReplayRequest request(DeadLetterFilter filter, long mostLetters) {
        return new ReplayRequest("ann", filter, Optional.empty(), 0, mostLetters, Optional.empty());
    }
}
