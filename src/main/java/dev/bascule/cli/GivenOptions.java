package dev.bascule.cli;

import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.FileOptions;
import dev.bascule.translate.copybook.option.OptionValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Takes a copybook command's options from its command line. */
final class GivenOptions {
    private static final String PREFIX = "--";

    private GivenOptions() {}

    static OptionValues of(ParseResult line) {
        Map<String, List<String>> values = new HashMap<>();
        for (var option : line.matchedOptions()) {
            var name = name(option);
            if (CopybookOptions.NAMES.contains(name) || FileOptions.NAMES.contains(name)) {
                values.put(name, option.arity().max() == 0 ? List.of("true") : option.stringValues());
            }
        }
        return new OptionValues(values);
    }

    private static String name(OptionSpec option) {
        return option.longestName().substring(PREFIX.length());
    }
}
