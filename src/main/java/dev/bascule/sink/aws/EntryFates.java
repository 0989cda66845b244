package dev.bascule.sink.aws;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a service says of the entries of one call, each named by its position. One that it says nothing of, or that it has accepted without a name for
 * it, may be there or not. What is said of an entry that the call did not have counts for nothing, and what was accepted stays so.
 */
public final class EntryFates {
    private static final Fate UNKNOWN = new Fate.Failed("the service did not say what became of it");

    private final Fate[] fates;

    /** For a call of so many entries. */
    public EntryFates(int entries) {
        fates = new Fate[entries];
        Arrays.fill(fates, UNKNOWN);
    }

    /** Which entry {@code id} names: its position in decimal digits. */
    public OptionalInt position(@Nullable String id) {
        for (int i = 0; i < fates.length; i++) {
            if (Integer.toString(i).equals(id)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The service has it.
     *
     * @param receipt the service's name for it
     */
    public void accepted(int position, @Nullable String receipt) {
        if (receipt != null && !receipt.isBlank()) {
            fates[position] = new Fate.Accepted(receipt);
        }
    }

    /**
     * The service has not taken it.
     *
     * @param code without one the sender is not to blame
     */
    public void failed(int position, boolean senderFault, @Nullable String code, @Nullable String message) {
        if (!(fates[position] instanceof Fate.Accepted)) {
            var words = message == null ? "" : message;
            fates[position] = code == null || code.isBlank()
                    ? new Fate.Failed("no code: " + words)
                    : new ServiceError(0, senderFault, code, words).fate();
        }
    }

    /** All of them. */
    public Answer answer() {
        return new Answer.PerEntry(List.of(fates));
    }
}
