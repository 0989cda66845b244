package dev.bascule.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WriteCheckTest {
    private static final Node ONE = new Node(1, "one", 9092);
    private static final Node TWO = new Node(2, "two", 9092);
    private static final WriteCheck CHECK = new WriteCheck("cloud", 2);

    @Test
    void a_topic_with_enough_replicas_in_sync_can_be_written() {
        assertThat(CHECK.obstacle(topic(ONE, List.of(ONE, TWO), Set.of(AclOperation.WRITE))))
                .isEmpty();
        assertThat(CHECK.obstacle(topic(ONE, List.of(ONE, TWO), Set.of()))).isEmpty();
    }

    @Test
    void a_partition_with_fewer_replicas_in_sync_than_it_needs_takes_nothing() {
        assertThat(CHECK.obstacle(topic(ONE, List.of(ONE), Set.of())))
                .hasValueSatisfying(obstacle -> assertThat(obstacle)
                        .hasMessageContaining("cloud: partition 0 of topic orders has 1 replica(s) in sync and needs 2")
                        .extracting(UnavailableException::kind)
                        .isEqualTo(Kind.DOWN));
    }

    @Test
    void nor_does_a_partition_without_a_leader() {
        assertThat(CHECK.obstacle(topic(null, List.of(ONE, TWO), Set.of())))
                .hasValueSatisfying(obstacle -> assertThat(obstacle).hasMessageContaining("has no leader"));
    }

    @Test
    void a_missing_permission_needs_somebody() {
        assertThat(CHECK.obstacle(topic(ONE, List.of(ONE, TWO), Set.of(AclOperation.READ))))
                .hasValueSatisfying(obstacle -> assertThat(obstacle.kind()).isEqualTo(Kind.MISCONFIGURED));
    }

    private static TopicDescription topic(@Nullable Node leader, List<Node> inSync, Set<AclOperation> allowed) {
        var partition = new TopicPartitionInfo(0, leader, List.of(ONE, TWO), inSync);
        return new TopicDescription("orders", false, List.of(partition), allowed, Uuid.ZERO_UUID);
    }
}
