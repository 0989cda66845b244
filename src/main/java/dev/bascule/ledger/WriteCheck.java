package dev.bascule.ledger;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;

/**
 * Whether a topic could be written now, as far as its description tells. Pure.
 *
 * @param connection named in errors
 * @param minInSyncReplicas the topic's {@code min.insync.replicas}; 1 if this user may not ask
 */
record WriteCheck(String connection, int minInSyncReplicas) {
    /** The first thing in the way. */
    Optional<UnavailableException> obstacle(TopicDescription topic) {
        return permission(topic).or(() -> topic.partitions().stream()
                .flatMap(partition -> partition(topic.name(), partition).stream())
                .findFirst());
    }

    private Optional<UnavailableException> permission(TopicDescription topic) {
        var operations = topic.authorizedOperations();
        boolean mayWrite = operations == null || operations.isEmpty() || operations.contains(AclOperation.WRITE);
        return mayWrite
                ? Optional.empty()
                : obstacle(
                        Kind.MISCONFIGURED,
                        "no permission to write to topic " + topic.name() + "; allow this user to write it");
    }

    private Optional<UnavailableException> partition(String topic, TopicPartitionInfo partition) {
        var name = "partition " + partition.partition() + " of topic " + topic;
        if (partition.leader() == null || partition.leader().isEmpty()) {
            return obstacle(Kind.DOWN, name + " has no leader; its brokers are down");
        }
        int inSync = partition.isr().size();
        return inSync >= minInSyncReplicas
                ? Optional.empty()
                : obstacle(
                        Kind.DOWN,
                        name + " has " + inSync + " replica(s) in sync and needs " + minInSyncReplicas
                                + "; brokers that hold it are down");
    }

    private Optional<UnavailableException> obstacle(Kind kind, String what) {
        return Optional.of(new UnavailableException(kind, connection, what, null));
    }
}
