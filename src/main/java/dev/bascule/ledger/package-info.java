/**
 * The proof of delivery: what a lane writes into Kafka together with a batch's records, and what every lane of the same source can know from
 * it about messages that come a second time.
 *
 * <p>{@link dev.bascule.ledger.LaneLedger} and {@link dev.bascule.ledger.InDoubtIndex} are the rules, without any I/O; {@link
 * dev.bascule.ledger.KafkaLedger} is the compacted topic behind them. {@code docs/exactly-once.md} has the argument.
 */
@NullMarked
package dev.bascule.ledger;

import org.jspecify.annotations.NullMarked;
