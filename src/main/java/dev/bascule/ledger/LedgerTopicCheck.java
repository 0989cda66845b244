package dev.bascule.ledger;

import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Whether a topic's settings keep proofs. Pure.
 *
 * @param topic its name
 * @param brokers how many brokers the cluster has
 * @param replication the smallest number of replicas of any partition
 */
record LedgerTopicCheck(String topic, int brokers, int replication) {
    private static final int SAFE_IN_SYNC = 2;
    private static final long MIN_MESSAGE_BYTES = 1_000_000;

    /** The first thing that is wrong, in one line with the remedy. */
    Optional<String> problem(Function<String, Optional<String>> setting) {
        return cleanup(setting.apply(TopicConfig.CLEANUP_POLICY_CONFIG).orElse("unknown"))
                .or(this::replicas)
                .or(() -> inSync(number(setting, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, 1)))
                .or(() -> size(number(setting, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, MIN_MESSAGE_BYTES)));
    }

    private Optional<String> cleanup(String policy) {
        return policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)
                ? Optional.empty()
                : Optional.of(line(
                        "has cleanup.policy=" + policy + ", which deletes proofs of delivery",
                        "set cleanup.policy=compact"));
    }

    private Optional<String> replicas() {
        int wanted = Math.min(LedgerTopic.WANTED_REPLICATION, brokers);
        return replication >= wanted
                ? Optional.empty()
                : Optional.of(line(
                        "has " + replication + " replica(s) in a cluster of " + brokers + " brokers",
                        "raise it to " + wanted + " with kafka-reassign-partitions"));
    }

    private Optional<String> inSync(long minInSync) {
        if (replication > SAFE_IN_SYNC && minInSync < SAFE_IN_SYNC) {
            return Optional.of(line(
                    "has min.insync.replicas=" + minInSync + " with " + replication
                            + " replicas: one broker's death can lose proofs",
                    "set min.insync.replicas=" + SAFE_IN_SYNC));
        }
        return minInSync <= replication
                ? Optional.empty()
                : Optional.of(line(
                        "has min.insync.replicas=" + minInSync + " with " + replication
                                + " replica(s): nothing can be written",
                        "set min.insync.replicas to at most " + replication));
    }

    private Optional<String> size(long maxMessageBytes) {
        return maxMessageBytes >= MIN_MESSAGE_BYTES
                ? Optional.empty()
                : Optional.of(line(
                        "has max.message.bytes=" + maxMessageBytes + ", too small for an entry",
                        "set max.message.bytes to at least " + MIN_MESSAGE_BYTES));
    }

    private String line(String wrong, String remedy) {
        return "ledger topic " + topic + " " + wrong + "; " + remedy + ", or name another ledger-topic";
    }

    private static long number(Function<String, Optional<String>> setting, String name, long unknown) {
        return setting.apply(name).map(Long::parseLong).orElse(unknown);
    }
}
