package dev.bascule.source.feed;

import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.frame.TrailerRule;
import java.util.List;
import java.util.Optional;

/**
 * What the first trailer record says about the data records. Immutable; each file gets a rule of its own.
 *
 * @param trailer layout of the trailer record
 * @param count item of the trailer that holds the number of records
 * @param alsoCounted records that it counts though they are no data
 * @param data layout of the data records
 * @param sums what is summed up
 */
public record TrailerPlan(Copybook trailer, Optional<String> count, int alsoCounted, Copybook data, List<Sum> sums) {
    /** Copies the list. */
    public TrailerPlan {
        sums = List.copyOf(sums);
    }

    /**
     * A sum over the data records.
     *
     * @param total item of the trailer
     * @param addend item of the data records
     */
    public record Sum(String total, String addend) {}

    /** For one thread. */
    TrailerRule rule() {
        return new TrailerRule(
                count.map(item -> new DecodedNumber(trailer.decoder(), item)),
                alsoCounted,
                sums.stream()
                        .map(sum -> new TrailerRule.Sum(
                                sum.total(),
                                new DecodedNumber(data.decoder(), sum.addend()),
                                new DecodedNumber(trailer.decoder(), sum.total())))
                        .toList());
    }
}
