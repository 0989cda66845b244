package dev.bascule.translate.copybook.frame;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts and sums up a file's data records and compares that with what the trailer record says. Numbers are exact and compared by value. What a
 * {@link TrailerRule.NumberField} throws about an unreadable field passes through and leaves the totals as they were.
 */
public final class TrailerCheck {
    private final TrailerRule rule;
    private final BigDecimal[] sums;
    private long records;

    /** @param totals of the data records before those that {@link #add} will be told */
    public TrailerCheck(TrailerRule rule, TrailerTotals totals) {
        if (totals.sums().size() != rule.sums().size()) {
            throw new IllegalArgumentException(totals.sums().size() + " sums kept where the rule has "
                    + rule.sums().size());
        }
        this.rule = rule;
        this.records = totals.records();
        this.sums = totals.sums().toArray(BigDecimal[]::new);
    }

    /** Takes one more data record into account. */
    public void add(FramedRecord data) {
        var addends = new BigDecimal[sums.length];
        for (int i = 0; i < sums.length; i++) {
            addends[i] = rule.sums().get(i).addend().of(data.bytes(), data.start(), data.length());
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i].add(addends[i]);
        }
        records++;
    }

    /** Up to the last record added. */
    public TrailerTotals totals() {
        return new TrailerTotals(records, List.of(sums));
    }

    /** One sentence for each number in which the trailer and its file differ; empty when they agree. */
    public List<String> differences(FramedRecord trailer) {
        var differences = new ArrayList<String>();
        rule.count().flatMap(count -> countDifference(count, trailer)).ifPresent(differences::add);
        for (int i = 0; i < sums.length; i++) {
            sumDifference(rule.sums().get(i), sums[i], trailer).ifPresent(differences::add);
        }
        return differences;
    }

    private Optional<String> countDifference(TrailerRule.NumberField count, FramedRecord trailer) {
        var told = count.of(trailer.bytes(), trailer.start(), trailer.length());
        long counted = records + rule.alsoCounted();
        return told.compareTo(BigDecimal.valueOf(counted)) == 0
                ? Optional.empty()
                : Optional.of("the trailer counts " + told.toPlainString() + " records, the file has " + counted);
    }

    private static Optional<String> sumDifference(TrailerRule.Sum sum, BigDecimal summed, FramedRecord trailer) {
        var told = sum.total().of(trailer.bytes(), trailer.start(), trailer.length());
        return told.compareTo(summed) == 0
                ? Optional.empty()
                : Optional.of("the trailer gives " + sum.name() + " as " + told.toPlainString()
                        + ", the records add up to " + summed.toPlainString());
    }
}
