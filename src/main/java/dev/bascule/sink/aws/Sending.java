package dev.bascule.sink.aws;

import java.util.Optional;

/** One entry on its way through {@link EntryWriter}: what it is, whose, and how it fares. Used on the writer's thread only. */
final class Sending<E> {
    private final AwsAppend<E> append;
    private final Owner owner;
    private Optional<Fate> end = Optional.empty();
    private int mostTogether = Integer.MAX_VALUE;
    private int attempts;
    private long sentNanos;
    private long triedNanos;
    private long dueNanos;

    /** Whose entries these are: when one of them is refused, the others that are not sent yet needn't be. */
    static final class Owner {
        private boolean refused;

        boolean isRefused() {
            return refused;
        }
    }

    Sending(AwsAppend<E> append, Owner owner) {
        this.append = append;
        this.owner = owner;
    }

    AwsAppend<E> append() {
        return append;
    }

    /** Accepted or refused; empty while it is under way, and for ever once it is withdrawn. */
    Optional<Fate> end() {
        return end;
    }

    boolean isAccepted() {
        return receipt().isPresent();
    }

    /** The service's name for it; empty unless it is accepted. */
    Optional<String> receipt() {
        return end.filter(Fate.Accepted.class::isInstance).map(fate -> ((Fate.Accepted) fate).receipt());
    }

    /** Another entry of the same message was refused: this one is not to be sent any more. */
    boolean isWithdrawn() {
        return end.isEmpty() && owner.isRefused();
    }

    void end(Fate fate) {
        end = Optional.of(fate);
        if (fate instanceof Fate.Refused) {
            owner.refused = true;
        }
    }

    void sent(long nowNanos) {
        attempts++;
        sentNanos = nowNanos;
    }

    int attempts() {
        return attempts;
    }

    /** The attempt under way has failed, and {@code pauseNanos} shall pass before the next. */
    void failed(long nowNanos, long pauseNanos) {
        triedNanos += nowNanos - sentNanos + pauseNanos;
    }

    /** How long its attempts and the pauses between them took; to wait for a place in a call or for a pace doesn't count. */
    long triedNanos() {
        return triedNanos;
    }

    /** How many entries a call with this one may have: fewer after a call that was refused whole, until the culprit is alone. */
    int mostTogether() {
        return mostTogether;
    }

    void apart(int most) {
        mostTogether = Math.max(1, most);
    }

    long dueNanos() {
        return dueNanos;
    }

    void dueAt(long nanos) {
        dueNanos = nanos;
    }
}
