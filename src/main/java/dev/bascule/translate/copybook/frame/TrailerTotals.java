package dev.bascule.translate.copybook.frame;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;

/**
 * What has been counted and summed up so far. To be kept with a {@link FilePosition}, so that a file can be checked that is read in two sittings.
 *
 * @param records data records
 * @param sums in the order of the rule's
 */
public record TrailerTotals(long records, List<BigDecimal> sums) {
    /** Copies the list. */
    public TrailerTotals {
        sums = List.copyOf(sums);
    }

    /** Before the first record. */
    public static TrailerTotals none(TrailerRule rule) {
        return new TrailerTotals(0, Collections.nCopies(rule.sums().size(), BigDecimal.ZERO));
    }
}
