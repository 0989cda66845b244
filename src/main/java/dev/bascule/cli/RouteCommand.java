package dev.bascule.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bascule route}: what an operator can tell a route of a running bridge. */
@Command(
        name = "route",
        mixinStandardHelpOptions = true,
        description = "Holds, resumes, stops and starts a route of a running bridge.")
final class RouteCommand implements Runnable {
    private static final String ROUTE = "ROUTE";
    private static final String ID = "The route's id";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: hold, resume, stop or start");
    }

    @Command(
            description = "Settles what was taken, and takes nothing more until the route is resumed.",
            mixinStandardHelpOptions = true)
    int hold(
            @Mixin Target target,
            @Parameters(paramLabel = ROUTE, description = ID) String route,
            @Option(
                            names = "--reason",
                            paramLabel = "TEXT",
                            defaultValue = "held by an operator",
                            description = "Shown in status and health")
                    String reason)
            throws IOException {
        return tell(target, route, "hold", List.of(reason));
    }

    @Command(
            description = "Takes again: after a hold, or after the route was held because most of its messages failed.",
            mixinStandardHelpOptions = true)
    int resume(@Mixin Target target, @Parameters(paramLabel = ROUTE, description = ID) String route)
            throws IOException {
        return tell(target, route, "resume", List.of());
    }

    @Command(description = "Settles what was taken, and disconnects.", mixinStandardHelpOptions = true)
    int stop(@Mixin Target target, @Parameters(paramLabel = ROUTE, description = ID) String route) throws IOException {
        return tell(target, route, "stop", List.of());
    }

    @Command(description = "Connects, and takes.", mixinStandardHelpOptions = true)
    int start(@Mixin Target target, @Parameters(paramLabel = ROUTE, description = ID) String route) throws IOException {
        return tell(target, route, "start", List.of());
    }

    private static int tell(Target target, String route, String operation, List<Object> arguments) throws IOException {
        target.connect().execute("type=Bridge,name=" + route, operation, arguments);
        return ExitCode.OK;
    }
}
