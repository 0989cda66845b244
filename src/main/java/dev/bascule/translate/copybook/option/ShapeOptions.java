package dev.bascule.translate.copybook.option;

import java.util.Map;

/**
 * What the JSON looks like, and where tables end.
 *
 * @param fixedTables a table with DEPENDING ON keeps its largest size
 */
public record ShapeOptions(Names names, boolean keepFillers, boolean keepRoot, boolean fixedTables) {
    static ShapeOptions of(OptionValues values) {
        return new ShapeOptions(
                values.choice(
                        "names",
                        "original",
                        Map.of(
                                "original", Names.ORIGINAL,
                                "underscore", Names.UNDERSCORE,
                                "snake", Names.SNAKE,
                                "camel", Names.CAMEL)),
                values.either("fillers", "keep", "drop", "drop"),
                values.either("root", "keep", "drop", "drop"),
                values.either("odo", "fixed", "variable", "variable"));
    }
}
