package dev.bascule.deadletter;

import dev.bascule.batch.DeadLetterReason;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which dead letters are meant; an empty part means any.
 *
 * @param route the route's id
 * @param reason why it failed
 * @param since last taken at this time or later
 * @param until last taken before this time
 * @param key idempotency key, whole
 * @param text part of key, error, field errors, headers or properties, in any case of ASCII letters; never of the body
 * @param ids these alone; at most {@link #MOST_IDS}
 */
public record DeadLetterFilter(
        Optional<String> route,
        Optional<DeadLetterReason> reason,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<String> key,
        Optional<String> text,
        Set<String> ids) {
    /** More are named by their properties. */
    public static final int MOST_IDS = 500;

    /** All dead letters. */
    public static final DeadLetterFilter ALL = new DeadLetterFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of());

    /** Checks the bound; {@link IllegalArgumentException} says it. */
    public DeadLetterFilter {
        if (ids.size() > MOST_IDS) {
            throw new IllegalArgumentException("at most " + MOST_IDS + " ids at once, not " + ids.size());
        }
        ids = Set.copyOf(ids);
    }

    /** One letter. */
    public static DeadLetterFilter one(String id) {
        return ALL.ids(Set.of(id));
    }

    /** Whether nothing is asked for, so that every letter is meant. */
    public boolean isAll() {
        return equals(ALL);
    }

    /** The same of one route. */
    public DeadLetterFilter route(String only) {
        return new DeadLetterFilter(Optional.of(only), reason, since, until, key, text, ids);
    }

    /** The same for one reason. */
    public DeadLetterFilter reason(DeadLetterReason only) {
        return new DeadLetterFilter(route, Optional.of(only), since, until, key, text, ids);
    }

    /** The same from a time on. */
    public DeadLetterFilter since(Instant from) {
        return new DeadLetterFilter(route, reason, Optional.of(from), until, key, text, ids);
    }

    /** The same up to a time. */
    public DeadLetterFilter until(Instant before) {
        return new DeadLetterFilter(route, reason, since, Optional.of(before), key, text, ids);
    }

    /** The same of one key. */
    public DeadLetterFilter key(String only) {
        return new DeadLetterFilter(route, reason, since, until, Optional.of(only), text, ids);
    }

    /** The same with a text. */
    public DeadLetterFilter text(String part) {
        return new DeadLetterFilter(route, reason, since, until, key, Optional.of(part), ids);
    }

    /** The same among these. */
    public DeadLetterFilter ids(Set<String> only) {
        return new DeadLetterFilter(route, reason, since, until, key, text, only);
    }
}
