package dev.bascule.batch;

/** How many deliveries of one batch had which outcome. */
public record OutcomeCounts(int delivered, int filtered, int duplicate, int deadLettered, int alreadyDone) {
    /** All of them; equals the size of a batch whose books balance. */
    public int total() {
        return delivered + filtered + duplicate + deadLettered + alreadyDone;
    }

    /** The same without dead letters: what a ledger entry may claim, since dead letters are stored after it. */
    public OutcomeCounts withoutDeadLetters() {
        return new OutcomeCounts(delivered, filtered, duplicate, 0, alreadyDone);
    }
}
