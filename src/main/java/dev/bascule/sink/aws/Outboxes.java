package dev.bascule.sink.aws;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** One outbox for each target of a batch. */
final class Outboxes {
    private final Map<AwsTarget<?>, Outbox<?>> byTarget = new LinkedHashMap<>();
    private final RetryPause pause;
    private final Duration patience;

    Outboxes(RetryPause pause, Duration patience) {
        this.pause = pause;
        this.patience = patience;
    }

    /** Adds an entry behind those that its target has. */
    <E> Sending<E> add(AwsAppend<E> append, Sending.Owner owner) {
        var sending = new Sending<>(append, owner);
        of(append.to()).add(sending);
        return sending;
    }

    @SuppressWarnings("unchecked") // an outbox is put under its own target, and a target has one type of entry
    private <E> Outbox<E> of(AwsTarget<E> target) {
        return (Outbox<E>) byTarget.computeIfAbsent(target, absent -> new Outbox<>(target, pause, patience));
    }

    Collection<Outbox<?>> all() {
        return byTarget.values();
    }
}
