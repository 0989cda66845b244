package dev.bascule.sink.aws;

import java.util.Arrays;
import java.util.List;

/** Gathers what a service says of the entries of one call, each named by its position. One that it says nothing of may be there or not. */
public final class EntryFates {
    private static final Fate UNKNOWN = new Fate.Failed("the service did not say what became of it");

    private final Fate[] fates;

    /** For a call of so many entries. */
    public EntryFates(int entries) {
        fates = new Fate[entries];
        Arrays.fill(fates, UNKNOWN);
    }

    /** The service has it. */
    public void accepted(String position, String receipt) {
        fates[Integer.parseInt(position)] = new Fate.Accepted(receipt);
    }

    /** The service has not taken it. */
    public void failed(String position, boolean senderFault, String code, String message) {
        fates[Integer.parseInt(position)] = new ServiceError(0, senderFault, code, message).fate();
    }

    /** All of them. */
    public Answer answer() {
        return new Answer.PerEntry(List.of(fates));
    }
}
