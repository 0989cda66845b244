/**
 * The bridge's own ledger and Kafka participant against a real Kafka, without a source: the messages are made up here. And its proofs of
 * ownership against real JMS brokers, without a target. The bridge's classes come from its jar, so these tests are compiled only where that was
 * built.
 */
package dev.bascule.it.ledger;
