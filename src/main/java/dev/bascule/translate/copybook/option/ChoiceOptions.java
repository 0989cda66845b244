package dev.bascule.translate.copybook.option;

import java.util.List;
import java.util.Optional;

/**
 * What is chosen by value.
 *
 * @param record the level 01 to use; the first one by default
 * @param selectRecord which level 01 describes a record
 * @param select which alternative of a REDEFINES describes its bytes
 * @param where what a record has to hold to be kept
 */
public record ChoiceOptions(
        Optional<String> record, List<Rule> selectRecord, List<Rule> select, List<Rule.Test> where) {
    static ChoiceOptions of(OptionValues values) {
        return new ChoiceOptions(
                values.given("record") ? Optional.of(values.one("record", "")) : Optional.empty(),
                rules(values, "select-record"),
                rules(values, "select"),
                values.all("where").stream()
                        .map(written -> Rule.Test.parse("where", written))
                        .toList());
    }

    private static List<Rule> rules(OptionValues values, String name) {
        return values.all(name).stream()
                .map(written -> Rule.parse(name, written))
                .toList();
    }
}
