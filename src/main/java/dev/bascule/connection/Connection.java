package dev.bascule.connection;

/** A named connection to a broker or cloud, as routes refer to it by {@code connection=NAME}. Immutable. */
public sealed interface Connection permits KafkaConnection, JmsConnection, AwsConnection {
    /** The name in the configuration; part of the source's identity in the ledger. */
    String name();

    /** What it speaks, as in the configuration: {@code artemis}, {@code kafka}, … */
    String kind();
}
