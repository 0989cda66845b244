package dev.bascule.manage.console.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class PendingLogInsTest {
    private final PendingLogIns pending = new PendingLogIns((InstantSource) () -> Instant.EPOCH);

    @Test
    void who_begins_without_end_pushes_out_nobody_elses() {
        var anna = pending.begin("/hawtio/", "10.0.0.1");
        var first = pending.begin("/hawtio/", "10.0.0.2");
        for (var more = 0; more < PendingLogIns.MOST_OF_NETWORK; more++) {
            pending.begin("/hawtio/", "10.0.0.2");
        }
        assertThat(pending.end(first.state(), first.browser())).isEmpty();
        assertThat(pending.end(anna.state(), anna.browser())).contains(anna);
    }

    @Test
    void there_is_a_bound_for_all_together() {
        var first = pending.begin("/hawtio/", "10.0.0.1");
        var second = pending.begin("/hawtio/", "10.0.0.2");
        for (var more = 0; more < PendingLogIns.MOST - 1; more++) {
            pending.begin("/hawtio/", "address " + more);
        }
        assertThat(pending.end(first.state(), first.browser())).isEmpty();
        assertThat(pending.end(second.state(), second.browser())).contains(second);
    }

    @Test
    void who_has_most_gives_way_when_there_is_no_room_for_more() {
        var anna = pending.begin("/hawtio/", "10.0.0.1");
        var theirs = pending.begin("/hawtio/", "10.1.0.0");
        for (var more = 1; more < PendingLogIns.MOST - 1; more++) {
            pending.begin("/hawtio/", "10.1.0." + more / PendingLogIns.MOST_OF_NETWORK);
        }
        var vera = pending.begin("/hawtio/", "10.0.0.2");
        assertThat(pending.end(theirs.state(), theirs.browser())).isEmpty();
        assertThat(pending.end(anna.state(), anna.browser())).contains(anna);
        assertThat(pending.end(vera.state(), vera.browser())).contains(vera);
    }

    @Test
    void addresses_of_one_network_of_ipv6_are_one() {
        var first = pending.begin("/hawtio/", "2001:db8:0:1::1");
        var other = pending.begin("/hawtio/", "2001:db8:0:2::1");
        for (var more = 0; more < PendingLogIns.MOST_OF_NETWORK; more++) {
            pending.begin("/hawtio/", "2001:db8:0:1:" + Integer.toHexString(more) + "::1%eth0");
        }
        assertThat(pending.end(first.state(), first.browser())).isEmpty();
        assertThat(pending.end(other.state(), other.browser())).contains(other);
    }

    @Test
    void nothing_secret_is_shown() {
        var begun = pending.begin("/hawtio/", "10.0.0.1");
        assertThat(begun.toString()).doesNotContain(begun.state(), begun.nonce(), begun.verifier(), begun.browser());
    }
}
