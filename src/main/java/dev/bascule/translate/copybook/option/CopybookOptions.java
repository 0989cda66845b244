package dev.bascule.translate.copybook.option;

import java.util.Map;
import java.util.Set;

/** The options that concern records; those that concern files are {@link FileOptions}. Immutable. */
public record CopybookOptions(
        ChoiceOptions choice, TextOptions text, NumberOptions numbers, ShapeOptions shape, PolicyOptions policy) {
    /** Their names. */
    public static final Set<String> NAMES = Set.of(
            "record",
            "select-record",
            "select",
            "where",
            "charset",
            "field-charset",
            "national",
            "trim",
            "zoned-sign",
            "float",
            "binary",
            "byte-order",
            "numbers",
            "edited",
            "names",
            "fillers",
            "root",
            "odo",
            "low-values",
            "spaces",
            "check-conditions",
            "missing",
            "lenient");

    /** @throws IllegalArgumentException with option, value and rule, if a value isn't one */
    public static CopybookOptions of(OptionValues values) {
        var text = TextOptions.of(values);
        return new CopybookOptions(
                ChoiceOptions.of(values),
                text,
                NumberOptions.of(values, text.page()),
                ShapeOptions.of(values),
                PolicyOptions.of(values));
    }

    public static CopybookOptions defaults() {
        return of(new OptionValues(Map.of()));
    }
}
