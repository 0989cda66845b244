package dev.bascule.translate.copybook.oracle;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One item of a record. */
sealed interface Item {
    String name();

    Optional<Times> times();

    /** How often an item occurs; {@code counter} is empty when it is always {@code max} times. */
    record Times(int min, int max, String counter) {}

    /** An elementary item. */
    record Leaf(String name, Optional<Times> times, Value value) implements Item {}

    /** A group. */
    record Group(String name, Optional<Times> times, List<Item> items) implements Item {}

    /**
     * The same bytes described in several ways. {@code kind} is a character before them: A for the first alternative, and so on.
     *
     * @param otherwise whether the last alternative is taken whatever the kind, if it is no other's
     */
    record Choice(String kind, List<Group> alternatives, boolean otherwise) implements Item {
        @Override
        public String name() {
            return alternatives.get(0).name();
        }

        @Override
        public Optional<Times> times() {
            return Optional.empty();
        }

        int length() {
            int longest = 0;
            for (var alternative : alternatives) {
                longest = Math.max(longest, length(alternative));
            }
            return longest;
        }

        private static int length(Group group) {
            int length = 0;
            for (var item : group.items()) {
                length += ((Leaf) item).value().length()
                        * item.times().map(Times::max).orElse(1);
            }
            return length;
        }

        /** The alternative of that kind, if there is one. */
        Optional<Group> of(String letter) {
            int index = letter.isEmpty() ? -1 : letter.charAt(0) - 'A';
            if (index >= 0 && index < alternatives.size()) {
                return Optional.of(alternatives.get(index));
            }
            return otherwise ? Optional.of(alternatives.get(alternatives.size() - 1)) : Optional.empty();
        }

        /** As {@code --select} rules. */
        Stream<String> rules() {
            return IntStream.range(0, alternatives.size()).mapToObj(this::rule);
        }

        private String rule(int index) {
            boolean any = otherwise && index == alternatives.size() - 1;
            return alternatives.get(index).name() + ":" + (any ? "*" : kind + "=" + (char) ('A' + index));
        }
    }
}
