package dev.bascule.cli;

import dev.bascule.connection.ConfigException;
import dev.bascule.connection.ConfigReader;
import dev.bascule.manage.Json;
import dev.bascule.routes.RouteValidator;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bascule validate}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks configuration and routes without touching a broker; prints each good route's promise.")
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private final Folder folder = new Folder();

    @Option(names = "--json", description = "As one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var report = report();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(report));
        } else {
            print(report, out, spec.commandLine().getErr());
        }
        return report.valid() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private ValidationReport report() {
        try {
            var config = ConfigReader.read(folder.dir());
            return ValidationReport.of(folder.dir(), new RouteValidator(config).validate(folder.dir()));
        } catch (ConfigException e) {
            return ValidationReport.of(e);
        }
    }

    private static void print(ValidationReport report, PrintWriter out, PrintWriter err) {
        report.problems().forEach(err::println);
        for (var route : report.routes()) {
            route.promise().forEach(promise -> out.println(PromiseLine.of(route.id(), promise)));
        }
        out.flush();
    }
}
