package dev.bascule.cli;

import dev.bascule.manage.Json;
import dev.bascule.routes.Connector;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bascule connectors}: needs no running bridge. */
@Command(
        name = "connectors",
        mixinStandardHelpOptions = true,
        description = "Lists the Kamelets of the folder; with a name, that one's parameters.")
final class ConnectorsCommand implements Callable<Integer> {
    @Mixin
    private final Folder folder = new Folder();

    @Option(names = "--json", description = "As one JSON document, with all parameters")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The Kamelet")
    private @Nullable String name;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var wanted = wanted();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(wanted));
        } else if (name == null) {
            out.print(list(wanted));
        } else {
            wanted.forEach(connector -> describe(connector, out));
        }
        out.flush();
        return ExitCode.OK;
    }

    private List<Connector> wanted() {
        var all = Connector.of(folder.dir());
        if (name == null) {
            return all;
        }
        var found =
                all.stream().filter(connector -> connector.name().equals(name)).toList();
        if (found.isEmpty()) {
            throw new CommandException(
                    ExitCode.NEGATIVE,
                    "no connector is called '" + name + "' in "
                            + folder.dir().resolve("connectors").normalize() + "; 'bascule connectors' lists them");
        }
        return found;
    }

    private static Table list(List<Connector> connectors) {
        var table = new Table("NAME", "TYPE", "PARAMETERS", "WHAT");
        connectors.forEach(connector ->
                table.add(connector.name(), connector.type(), required(connector), connector.description()));
        return table;
    }

    private static String required(Connector connector) {
        return String.join(
                ", ",
                connector.parameters().stream()
                        .filter(Connector.Parameter::required)
                        .map(Connector.Parameter::name)
                        .toList());
    }

    private static void describe(Connector connector, PrintWriter out) {
        out.println(connector.name() + ": " + connector.title());
        out.println(connector.description());
        out.println();
        var table = new Table("PARAMETER", "DEFAULT", "MEANING");
        for (var parameter : connector.parameters()) {
            table.add(
                    parameter.name(),
                    parameter.required() ? "required" : Objects.requireNonNullElse(parameter.defaultValue(), "-"),
                    parameter.description() + (parameter.secret() ? " (a secret)" : ""));
        }
        out.print(table);
    }
}
