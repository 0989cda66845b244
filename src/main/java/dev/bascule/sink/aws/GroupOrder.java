package dev.bascule.sink.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets one entry of each group be under way at a time. A service may take the second entry of a call and not the first, so exact order
 * has no other way than that an entry waits until its predecessor is accepted or refused.
 */
final class GroupOrder<E> {
    /** The followers of each group that has an entry under way. */
    private final Map<String, Deque<Sending<E>>> groups = new HashMap<>();

    private int waiting;

    /** Whether {@code sending} may go now; otherwise it is kept until {@link #next}. */
    boolean admit(Sending<E> sending) {
        var group = sending.append().group();
        if (group.isEmpty()) {
            return true;
        }
        var followers = groups.get(group.get());
        if (followers == null) {
            groups.put(group.get(), new ArrayDeque<>(0));
            return true;
        }
        followers.addLast(sending);
        waiting++;
        return false;
    }

    /** {@code ended} has come to its end: who may go now. */
    @Nullable
    Sending<E> next(Sending<E> ended) {
        var group = ended.append().group();
        if (group.isEmpty()) {
            return null;
        }
        var followers = groups.get(group.get());
        var next = followers == null ? null : followers.pollFirst();
        if (next == null) {
            groups.remove(group.get());
        } else {
            waiting--;
        }
        return next;
    }

    boolean isAnyWaiting() {
        return waiting > 0;
    }
}
