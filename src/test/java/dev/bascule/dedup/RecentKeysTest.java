package dev.bascule.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.DedupKey;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentKeysTest {
    @Test
    void a_set_has_what_was_added_and_nothing_else() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var set = new KeySet();
        var expected = new HashSet<DedupKey>();
        for (int i = 0; i < 50_000; i++) {
            // Few different first halves, so that keys meet.
            var key = new DedupKey((long) random.nextInt(20_000) << 20, 1 + random.nextInt(3));
            set.add(key);
            expected.add(key);
        }
        assertThat(set.size()).isEqualTo(expected.size());
        assertThat(expected).allMatch(set::contains);
        for (int i = 0; i < 50_000; i++) {
            var key = new DedupKey(random.nextLong(), random.nextLong());
            assertThat(set.contains(key)).isEqualTo(expected.contains(key));
        }
    }

    @Test
    void the_latest_keys_are_kept_and_the_eldest_dropped() {
        var recent = new RecentKeys(800);
        for (int i = 0; i < 2000; i++) {
            recent.add(Set.of(key(i)));
        }
        for (int i = 1200; i < 2000; i++) {
            assertThat(recent.mayHave(key(i))).as("key " + i).isTrue();
        }
        assertThat(recent.mayHave(key(0))).isFalse();
        assertThat(recent.mayHave(key(1000))).isFalse();
        recent.add(List.of());
        assertThat(recent.mayHave(key(1999))).isTrue();
    }

    private static DedupKey key(int number) {
        return KeyHash.of("k" + number);
    }
}
