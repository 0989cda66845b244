package dev.bascule.deadletter;

import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Dead letters that the second place of a route did not take: the store must keep them, even where the route asked for the second place alone.
 * So trouble with a letter never stops a route. One per lane; lane's thread only.
 */
public final class KeptLetters {
    private static final Logger LOGGER = System.getLogger(KeptLetters.class.getName());

    private final LaneId lane;
    private final String place;
    private final Set<Delivery> kept = Collections.newSetFromMap(new WeakHashMap<>());

    /** @param place as the operator knows it */
    public KeptLetters(LaneId lane, String place) {
        this.lane = lane;
        this.place = place;
    }

    /**
     * The place doesn't take the letter of {@code delivery}. Called before the SQL step.
     *
     * @param why one line, never a payload
     */
    public void keep(Delivery delivery, String why) {
        if (kept.add(delivery)) {
            LOGGER.log(
                    Level.WARNING,
                    "a dead letter goes to the store instead lane=" + lane + " place=" + place + " why=" + why);
        }
    }

    /** Whether the store must keep the letter of {@code delivery}. */
    public boolean contains(Delivery delivery) {
        return kept.contains(delivery);
    }
}
