package dev.bascule.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTopicCheckTest {
    @Test
    void a_topic_as_it_is_created_is_fit() {
        assertThat(problem(3, 3, Map.of("cleanup.policy", "compact", "min.insync.replicas", "2")))
                .isEmpty();
        assertThat(problem(1, 1, Map.of("cleanup.policy", "compact", "min.insync.replicas", "1")))
                .isEmpty();
    }

    @Test
    void anything_but_compaction_alone_is_refused() {
        assertThat(problem(1, 1, Map.of("cleanup.policy", "compact,delete")))
                .hasValueSatisfying(line ->
                        assertThat(line).contains("bascule.ledger", "compact,delete", "set cleanup.policy=compact"));
        assertThat(problem(1, 1, Map.of("cleanup.policy", "delete"))).isPresent();
    }

    @Test
    void too_few_replicas_for_the_cluster_are_refused() {
        assertThat(problem(3, 1, Map.of("cleanup.policy", "compact")))
                .hasValueSatisfying(line -> assertThat(line).contains("1 replica(s)", "3 brokers", "raise it to 3"));
    }

    @Test
    void in_sync_replicas_that_lose_proofs_or_forbid_writing_are_refused() {
        assertThat(problem(3, 3, Map.of("cleanup.policy", "compact", "min.insync.replicas", "1")))
                .hasValueSatisfying(line -> assertThat(line).contains("set min.insync.replicas=2"));
        assertThat(problem(1, 1, Map.of("cleanup.policy", "compact", "min.insync.replicas", "2")))
                .hasValueSatisfying(line -> assertThat(line).contains("nothing can be written"));
    }

    private static Optional<String> problem(int brokers, int replication, Map<String, String> settings) {
        return new LedgerTopicCheck("bascule.ledger", brokers, replication)
                .problem(name -> Optional.ofNullable(settings.get(name)));
    }
}
