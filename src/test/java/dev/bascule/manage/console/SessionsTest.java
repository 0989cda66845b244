package dev.bascule.manage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.manage.Caller;
import dev.bascule.manage.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Caller ANNA = Caller.of("anna", Role.OPERATOR);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = now::get;
    private final Sessions sessions = new Sessions(clock, Duration.ofMinutes(30));

    @Test
    void a_session_ends_when_nothing_is_done() {
        var id = sessions.open(ANNA, Sessions.Way.PASSWORD);
        pass(Duration.ofMinutes(29));
        assertThat(sessions.find(id)).contains(ANNA);
        pass(Duration.ofMinutes(2));
        assertThat(sessions.find(id)).isEmpty();
        assertThat(sessions.remaining(id)).isZero();
    }

    @Test
    void doing_something_keeps_it_alive_but_not_for_ever() {
        var id = sessions.open(ANNA, Sessions.Way.PASSWORD);
        for (var minutes = 0; minutes < Sessions.MOST_HOURS * 60; minutes += 20) {
            assertThat(sessions.find(id)).contains(ANNA);
            pass(Duration.ofMinutes(20));
            sessions.touch(id);
        }
        pass(Duration.ofMillis(1));
        assertThat(sessions.find(id)).isEmpty();
    }

    @Test
    void who_logs_out_is_out() {
        var id = sessions.open(ANNA, Sessions.Way.PASSWORD);
        sessions.close(id);
        assertThat(sessions.find(id)).isEmpty();
        assertThat(sessions.find(null)).isEmpty();
    }

    @Test
    void the_least_used_makes_room() {
        var first = sessions.open(ANNA, Sessions.Way.PASSWORD);
        pass(Duration.ofSeconds(1));
        var second = sessions.open(ANNA, Sessions.Way.PASSWORD);
        for (var more = 0; more < Sessions.MOST_SESSIONS - 1; more++) {
            sessions.open(ANNA, Sessions.Way.PASSWORD);
        }
        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(second)).isPresent();
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
