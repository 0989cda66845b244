package dev.bascule.cli;

import dev.bascule.manage.Json;
import dev.bascule.translate.copybook.schema.Description;
import dev.bascule.translate.copybook.schema.Description.Line;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bascule copybook describe}. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = "Shows a copybook's items with offset and length, tables at their largest.")
final class CopybookDescribeCommand implements Callable<Integer> {
    @Mixin
    private final LayoutFile layout = new LayoutFile();

    @Option(names = "--json", description = "As one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var description = Description.of(layout.read());
        out.println(json ? Json.pretty(description) : text(description));
        return ExitCode.OK;
    }

    private static String text(Description description) {
        var table = new Table("LEVEL", "NAME", "OFFSET", "LENGTH", "PICTURE", "USAGE", "");
        for (var line : description.items()) {
            table.add(
                    "%02d".formatted(line.level()),
                    "  ".repeat(line.depth()) + line.name(),
                    "%6d".formatted(line.offset()),
                    "%6d".formatted(line.length()),
                    line.picture(),
                    line.usage(),
                    remarks(line));
        }
        return table.toString().stripTrailing();
    }

    private static String remarks(Line line) {
        var remarks = new ArrayList<String>();
        if (line.redefines() != null) {
            remarks.add("REDEFINES " + line.redefines());
        }
        if (line.occurs() != null) {
            remarks.add(occurs(line.occurs()));
        }
        if (line.sign() != null) {
            remarks.add("SIGN " + line.sign());
        }
        if (!line.conditions().isEmpty()) {
            remarks.add("88 " + String.join(", ", line.conditions()));
        }
        return String.join("  ", remarks);
    }

    private static String occurs(Description.Table table) {
        return table.dependingOn() == null
                ? "OCCURS " + table.max()
                : "OCCURS %d TO %d DEPENDING ON %s".formatted(table.min(), table.max(), table.dependingOn());
    }
}
