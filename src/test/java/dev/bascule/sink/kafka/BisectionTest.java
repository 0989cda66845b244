package dev.bascule.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BisectionTest {
    private static final List<Integer> ALL = IntStream.range(0, 500).boxed().toList();

    private int trials;

    @Test
    void finds_every_culprit_and_nobody_else() throws Exception {
        assertThat(culprits(Set.of(0, 7, 8, 499))).containsExactly(0, 7, 8, 499);
    }

    @Test
    void one_culprit_takes_few_trials() throws Exception {
        culprits(Set.of(321));

        assertThat(trials).isLessThanOrEqualTo(20);
    }

    @Test
    void finds_nobody_when_each_is_taken_alone() throws Exception {
        assertThat(culprits(Set.of())).isEmpty();
    }

    @Test
    void all_may_be_culprits() throws Exception {
        assertThat(culprits(Set.copyOf(ALL))).isEqualTo(ALL);
    }

    private List<Integer> culprits(Set<Integer> bad) throws Exception {
        return Bisection.culprits(ALL, some -> {
            trials++;
            return some.stream().anyMatch(bad::contains);
        });
    }
}
