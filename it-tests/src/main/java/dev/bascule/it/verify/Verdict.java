package dev.bascule.it.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What the verifier found.
 *
 * @param sent orders that the broker had acknowledged
 * @param arrived orders that are visible in Kafka
 * @param deadLettered orders that are dead letters
 * @param queued orders that are still in the queue
 * @param missing acknowledged and in none of those places
 * @param repeated in one of those places twice, or in two of them
 * @param strangers in one of those places, but never sent
 * @param misjudged poison or test orders that were delivered, or others than poison that became dead letters
 * @param outOfOrder arrived after a later one of their group
 */
public record Verdict(
        int sent,
        int arrived,
        int deadLettered,
        int queued,
        List<String> missing,
        List<String> repeated,
        List<String> strangers,
        List<String> misjudged,
        List<String> outOfOrder) {
    private static final int SHOWN = 20;

    /** Nothing lost, nothing twice, nothing invented, nothing misjudged. Order is a matter of its own: {@link #inOrder}. */
    public boolean conserved() {
        return missing.isEmpty() && repeated.isEmpty() && strangers.isEmpty() && misjudged.isEmpty();
    }

    /** Within every group. */
    public boolean inOrder() {
        return outOfOrder.isEmpty();
    }

    /** Throws unless {@link #conserved}; the message lists ids. */
    public Verdict requireConserved() {
        if (!conserved()) {
            throw new AssertionError(toString());
        }
        return this;
    }

    /** Throws unless {@link #inOrder}; the message lists ids. */
    public Verdict requireInOrder() {
        if (!inOrder()) {
            throw new AssertionError(toString());
        }
        return this;
    }

    /** The counts alone. */
    public String summary() {
        return "sent " + sent + " = arrived " + arrived + " + dead letters " + deadLettered + " + queued " + queued
                + "; missing " + missing.size() + ", repeated " + repeated.size() + ", strangers " + strangers.size()
                + ", misjudged " + misjudged.size() + ", out of order " + outOfOrder.size();
    }

    /** The counts, and the first ids of everything that is wrong. */
    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        lines.add(summary());
        list(lines, "missing", missing);
        list(lines, "repeated", repeated);
        list(lines, "strangers", strangers);
        list(lines, "misjudged", misjudged);
        list(lines, "out of order", outOfOrder);
        return String.join(System.lineSeparator(), lines);
    }

    private static void list(List<String> lines, String name, List<String> ids) {
        if (!ids.isEmpty()) {
            lines.add("  " + name + ": " + String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())))
                    + (ids.size() > SHOWN ? ", …" : ""));
        }
    }
}
