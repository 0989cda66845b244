package dev.bascule.cli;

import dev.bascule.manage.Json;
import dev.bascule.translate.copybook.schema.Description;
import dev.bascule.translate.copybook.schema.Description.Line;
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
                    line.offset(),
                    line.length(),
                    line.picture(),
                    line.usage(),
                    remarks(line));
        }
        return table.toString().stripTrailing();
    }

    private static String remarks(Line line) {
        var remarks = new StringBuilder();
        if (line.occurs() != null) {
            var occurs = line.occurs();
            remarks.append("OCCURS ");
            if (occurs.dependingOn() != null) {
                remarks.append(occurs.min())
                        .append(" TO ")
                        .append(occurs.max())
                        .append(" DEPENDING ON ")
                        .append(occurs.dependingOn());
            } else {
                remarks.append(occurs.max());
            }
            remarks.append(' ');
        }
        if (line.redefines() != null) {
            remarks.append("REDEFINES ").append(line.redefines());
        }
        return remarks.toString().strip();
    }
}
