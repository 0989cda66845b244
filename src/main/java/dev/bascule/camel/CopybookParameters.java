package dev.bascule.camel;

import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.FileOptions;
import dev.bascule.translate.copybook.option.OptionValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The options of the copybook codec as an endpoint's parameters: in camelCase, and those that may be repeated as one value with semicolons
 * between, or several times in a URI.
 */
final class CopybookParameters {
    private static final Set<String> REPEATABLE = Set.of("select", "select-record", "where", "field-charset");
    private static final Pattern KEBAB_START = Pattern.compile("^[a-z]+(-[a-z]+)+(?= )");

    private CopybookParameters() {}

    /** Takes the codec's options out of {@code parameters}. */
    static OptionValues take(Map<String, Object> parameters) {
        var values = new HashMap<String, List<String>>();
        for (var name : names()) {
            var given = parameters.remove(camel(name));
            if (given != null) {
                values.put(name, values(name, given));
            }
        }
        return new OptionValues(values);
    }

    /** Reads options, and says what is wrong with one under its parameter's name, once: validation looks for the innermost cause. */
    static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            var message =
                    KEBAB_START.matcher(String.valueOf(e.getMessage())).replaceFirst(found -> camel(found.group()));
            throw new IllegalArgumentException(message);
        }
    }

    private static Set<String> names() {
        var names = new TreeSet<>(CopybookOptions.NAMES);
        names.addAll(FileOptions.NAMES);
        return names;
    }

    private static List<String> values(String name, Object given) {
        var values = new ArrayList<String>();
        for (var each : given instanceof Collection<?> several ? several : List.of(given)) {
            values.addAll(REPEATABLE.contains(name) ? List.of(each.toString().split(";")) : List.of(each.toString()));
        }
        return values;
    }

    private static String camel(String kebab) {
        return Pattern.compile("-(.)").matcher(kebab).replaceAll(found -> found.group(1)
                .toUpperCase(Locale.ROOT));
    }
}
