package dev.bascule.translate.copybook.option;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Values that users gave, by the options' names in kebab-case. What an option doesn't take is an error that names option, value and rule. */
public final class OptionValues {
    private final Map<String, List<String>> values;

    /** @param values of each option, in their order; options that were not given are absent */
    public OptionValues(Map<String, List<String>> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * The same without what changes the form of the JSON or leaves records out: names as they are, no level 01, nothing lenient.
     *
     * @param record the one record to read; empty for those that these options choose
     */
    public OptionValues plainFor(Optional<String> record) {
        var plain = new HashMap<>(values);
        plain.keySet().removeAll(List.of("names", "root", "where", "lenient", "numbers", "edited"));
        record.ifPresent(name -> {
            plain.remove("select-record");
            plain.remove("select");
            plain.put("record", List.of(name));
        });
        return new OptionValues(plain);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The last value given. */
    String one(String name, String otherwise) {
        var given = all(name);
        return given.isEmpty() ? otherwise : given.get(given.size() - 1);
    }

    /** Whether the user gave it. */
    public boolean given(String name) {
        return values.containsKey(name);
    }

    /** These, and {@code others} for options that were not given. */
    public OptionValues orElse(Map<String, String> others) {
        Map<String, List<String>> all = new HashMap<>();
        others.forEach((name, value) -> all.put(name, List.of(value)));
        all.putAll(values);
        return new OptionValues(all);
    }

    /**
     * What {@code reading} makes of the last value given.
     *
     * @throws IllegalArgumentException what it says, after the option's name
     */
    <T> T read(String name, String otherwise, Function<String, T> reading) {
        try {
            return reading.apply(one(name, otherwise));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /** The meaning of one of a few words. */
    <T> T choice(String name, String otherwise, Map<String, T> meanings) {
        var word = one(name, otherwise);
        var meaning = meanings.get(word);
        if (meaning == null) {
            throw wrong(name, word, String.join(", ", new TreeSet<>(meanings.keySet())));
        }
        return meaning;
    }

    /** One of two words. */
    boolean either(String name, String yes, String no, String otherwise) {
        return choice(name, otherwise, Map.of(yes, true, no, false));
    }

    /** An option that is given or not; {@code false} as its value takes it back. */
    boolean flag(String name) {
        return either(name, "true", "false", "false");
    }

    long number(String name, long otherwise, long min, long max) {
        var text = one(name, String.valueOf(otherwise));
        if (!text.matches("-?\\d{1,18}") || Long.parseLong(text) < min || Long.parseLong(text) > max) {
            throw wrong(name, text, "a whole number from " + min + " to " + max);
        }
        return Long.parseLong(text);
    }

    static IllegalArgumentException wrong(String name, String value, String rule) {
        return new IllegalArgumentException(name + " is '" + value + "'; it must be " + rule);
    }
}
