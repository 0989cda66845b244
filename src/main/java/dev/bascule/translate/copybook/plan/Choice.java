package dev.bascule.translate.copybook.plan;

import java.util.List;
import java.util.Optional;

/**
 * Chooses one of several alternatives: the first rule that holds decides. Without rules it is the first alternative.
 *
 * @param byContent whether a rule looks at bytes that belong to the alternatives themselves
 */
record Choice(List<Case> cases, boolean byContent) {
    static final int NONE = -1;

    /**
     * A rule.
     *
     * @param test absent: always
     */
    record Case(Optional<PlacedTest> test, int alternative) {}

    /** The alternative's number, or NONE. */
    int choose(byte[] bytes, int[] places, int end) {
        if (cases.isEmpty()) {
            return 0;
        }
        for (var rule : cases) {
            if (rule.test().isEmpty() || rule.test().get().holds(bytes, places, end)) {
                return rule.alternative();
            }
        }
        return NONE;
    }
}
