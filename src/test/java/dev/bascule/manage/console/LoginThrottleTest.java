package dev.bascule.manage.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final LoginThrottle throttle = new LoginThrottle(now::get);

    @Test
    void guessing_becomes_slow_and_stays_so_for_other_users_of_the_address() {
        fail(LoginThrottle.FREE_FAILURES - 1);
        assertThat(throttle.wait("user a", "address x")).isLessThanOrEqualTo(Duration.ZERO);
        fail(1);
        assertThat(throttle.wait("user b", "address x")).isEqualTo(Duration.ofSeconds(1));
        fail(1);
        assertThat(throttle.wait("user a", "address y")).isEqualTo(Duration.ofSeconds(2));
        fail(20);
        assertThat(throttle.wait("user a")).isEqualTo(Duration.ofMinutes(1));
        assertThat(throttle.wait("user b", "address y")).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void the_right_password_or_a_quarter_of_an_hour_clears_it() {
        fail(LoginThrottle.FREE_FAILURES + 3);
        throttle.succeeded("user a");
        assertThat(throttle.wait("user a")).isLessThanOrEqualTo(Duration.ZERO);
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(16)));
        assertThat(throttle.wait("address x")).isLessThanOrEqualTo(Duration.ZERO);
        fail(1);
        assertThat(throttle.wait("address x")).isLessThanOrEqualTo(Duration.ZERO);
    }

    private void fail(int times) {
        for (var attempt = 0; attempt < times; attempt++) {
            throttle.failed("user a", "address x");
        }
    }
}
