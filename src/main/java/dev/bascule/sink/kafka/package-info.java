/**
 * Kafka as a target: {@link dev.bascule.sink.kafka.KafkaParticipant} writes a batch's records and its ledger entry in one transaction,
 * {@link dev.bascule.sink.kafka.PlainKafkaParticipant} writes to further clusters, at least once.
 */
@NullMarked
package dev.bascule.sink.kafka;

import org.jspecify.annotations.NullMarked;
