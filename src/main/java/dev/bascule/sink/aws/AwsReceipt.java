package dev.bascule.sink.aws;

import dev.bascule.batch.Receipt;

/** What a service calls an entry that it has accepted: a message id, an event id, {@code shard/sequence number}. */
record AwsReceipt(String target, String name) implements Receipt {}
