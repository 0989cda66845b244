package dev.bascule.source.feed;

import dev.bascule.source.feed.FileProgress.Tally;
import dev.bascule.translate.copybook.frame.FramedRecord;
import dev.bascule.translate.copybook.frame.TrailerCheck;
import dev.bascule.translate.copybook.frame.TrailerRule;
import dev.bascule.translate.copybook.frame.TrailerTotals;
import java.util.List;

/** Adds a file's data records up and compares them with its trailer. A record of which a number cannot be read is counted as such: the check then fails. */
final class TrailerTally {
    private final TrailerCheck check;
    private long unsummed;

    /** Goes on from {@code before}. */
    TrailerTally(TrailerRule rule, Tally before) {
        var totals = before.records() == 0 && before.sums().isEmpty()
                ? TrailerTotals.none(rule)
                : new TrailerTotals(before.records(), before.sums());
        this.check = new TrailerCheck(rule, totals);
        this.unsummed = before.unsummed();
    }

    void add(FramedRecord data) {
        try {
            check.add(data);
        } catch (UnreadableNumberException e) {
            unsummed++;
        }
    }

    Tally tally() {
        var totals = check.totals();
        return new Tally(totals.records(), totals.sums(), unsummed);
    }

    /** One sentence for each disagreement. */
    List<String> differences(FramedRecord trailer) {
        try {
            return unsummed > 0
                    ? List.of("the trailer cannot be checked: " + unsummed + " records could not be added up")
                    : check.differences(trailer);
        } catch (UnreadableNumberException e) {
            return List.of("the trailer cannot be checked: " + e.getMessage());
        }
    }
}
