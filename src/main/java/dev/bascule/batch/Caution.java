package dev.bascule.batch;

/**
 * How many messages a lane takes at once after something went wrong, so that no message pays for an outage with more than one delivery attempt.
 *
 * <ul>
 *   <li>After a start or an unclean end the first batch is small: what is prefetched and never processed counts as an attempt too.
 *   <li>After something was unavailable the next batch is one message. No probe can tell for certain that a batch will be settled now, so if
 *       that message cannot be either, it is {@linkplain #keeps() kept} in its open transaction and tried again there, which costs nothing.
 *   <li>After a step of the route was unavailable, that goes for as many messages as its batch had: the step may fail on any of them again.
 *   <li>After a batch was given back because most of it was poison, as many messages are taken in small batches, so that the route can be held
 *       before there are many dead letters.
 * </ul>
 *
 * <p>Lane's thread only.
 */
final class Caution {
    /** Size of the first batch after a start or an unclean end. */
    static final int SMALL_BATCH = 10;

    private final int mostMessages;
    private boolean unclean = true;
    private int oneByOne;
    private int fewAtOnce;

    Caution(int mostMessages) {
        this.mostMessages = mostMessages;
    }

    /** The largest size of the next batch. */
    int bound() {
        if (oneByOne > 0) {
            return 1;
        }
        return unclean || fewAtOnce > 0 ? Math.min(SMALL_BATCH, mostMessages) : mostMessages;
    }

    /** Whether a batch that cannot be settled now is not given back. */
    boolean keeps() {
        return oneByOne > 0;
    }

    /** The source session has ended without our doing. */
    void unclean() {
        unclean = true;
    }

    /** A batch of {@code messages} is given back because something was unavailable. */
    void givenBack(UnavailableException.Kind why, int messages) {
        oneByOne = Math.max(oneByOne, why == UnavailableException.Kind.STEP ? messages : 1);
    }

    /** A batch of {@code messages} is given back because it was mostly poison. */
    void poisoned(int messages) {
        fewAtOnce = Math.max(fewAtOnce, messages);
    }

    /** A batch of {@code messages} is settled. */
    void settled(int messages) {
        unclean = false;
        oneByOne = Math.max(0, oneByOne - messages);
        fewAtOnce = Math.max(0, fewAtOnce - messages);
    }
}
