package dev.bascule.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnerWatchTest {
    private static final SourceId FEED = new SourceId("feed", "/data/in");

    private final FakeClock clock = new FakeClock();
    private final OwnerWatch watch = new OwnerWatch(FEED, "dc1-b", clock);

    @Test
    void takes_what_has_no_owner_or_is_its_own_former_selfs() {
        assertThat(watch.mayTake(null, 0)).isTrue();
        assertThat(watch.mayTake(new OwnerWatch(FEED, "dc1-b", clock).me(), 0)).isTrue();
        assertThat(watch.isMe(new OwnerWatch(FEED, "dc1-b", clock).me())).isFalse();
        assertThat(watch.isMe(watch.me())).isTrue();
    }

    @Test
    void leaves_another_alone_as_long_as_it_is_heard_of() {
        var other = new OwnerWatch(FEED, "dc1-a", clock).me();
        for (int heard = 0; heard < 10; heard++) {
            assertThat(watch.mayTake(other, heard)).isFalse();
            clock.pass(OwnerWatch.QUIET.minusMillis(1));
            assertThat(watch.mayTake(other, heard)).isFalse();
        }
        clock.pass(Duration.ofMillis(1));

        assertThat(watch.mayTake(other, 9)).isTrue();
    }

    @Test
    void another_run_of_the_other_is_listened_to_anew() {
        watch.mayTake("dc1-a/1", 7);
        clock.pass(OwnerWatch.QUIET);

        assertThat(watch.mayTake("dc1-a/2", 7)).isFalse();
        assertThat(watch.standingBy("cloud", "dc1-a/2")).hasMessageContainingAll("standing by", "dc1-a", "/data/in");
    }
}
