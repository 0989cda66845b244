package dev.bascule.manage;

import dev.bascule.batch.LaneListener;
import dev.bascule.batch.Observers;
import java.time.InstantSource;

/**
 * What is remembered of the lanes while they run.
 *
 * @param rates how much they settle
 * @param unidentified what can't be recognised when it comes again
 * @param history the last hour
 * @param errors what went wrong last
 */
public record Observed(Rates rates, Unidentified unidentified, History history, LastErrors errors) {
    /** Nothing yet. */
    public static Observed since(InstantSource clock) {
        return new Observed(new Rates(clock), new Unidentified(), new History(clock), new LastErrors(clock));
    }

    /** To be told of what the lanes do. */
    public LaneListener listener() {
        return new Observers(rates, unidentified, history, errors);
    }
}
