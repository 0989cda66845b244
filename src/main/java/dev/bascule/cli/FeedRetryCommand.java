package dev.bascule.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bascule feed retry}. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = "Has a stopped file tried again, from where it was.")
final class FeedRetryCommand implements Callable<Integer> {
    @Mixin
    private final Target target = new Target();

    @Parameters(index = "0", paramLabel = "ROUTE", description = "The route's id")
    private String route = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "As 'feed list' shows it")
    private String file = "";

    @Override
    public Integer call() throws IOException {
        target.connect().execute("type=Bridge,name=" + route, "retryFile", List.of(file));
        return ExitCode.OK;
    }
}
