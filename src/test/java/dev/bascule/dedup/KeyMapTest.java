package dev.bascule.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.DedupKey;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyMapTest {
    @Test
    void behaves_like_a_map_however_keys_meet() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var map = new KeyMap();
        var expected = new HashMap<DedupKey, Long>();
        for (int i = 0; i < 200_000; i++) {
            // Few different first halves, so that keys meet.
            var key = new DedupKey((long) random.nextInt(3_000) << 20, random.nextInt(3));
            long claim = 1 + random.nextInt(2);
            if (random.nextInt(5) < 2) {
                map.put(key, claim);
                expected.put(key, claim);
            } else {
                map.remove(key, claim);
                expected.remove(key, claim);
            }
            assertThat(map.get(key)).isEqualTo(expected.getOrDefault(key, KeyMap.ABSENT));
        }
        assertThat(map.size()).isEqualTo(expected.size());
        expected.forEach((key, claim) -> assertThat(map.get(key)).isEqualTo(claim));
    }
}
