package dev.bascule.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bascule feed skip}. */
@Command(name = "skip", mixinStandardHelpOptions = true, description = "Gives the rest of a stopped file up, for good.")
final class FeedSkipCommand implements Callable<Integer> {
    @Mixin
    private final Target target = new Target();

    @Parameters(index = "0", paramLabel = "ROUTE", description = "The route's id")
    private String route = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "As 'feed list' shows it")
    private String file = "";

    @Override
    public Integer call() throws IOException {
        target.connect().execute("type=Bridge,name=" + route, "skipFile", List.of(file));
        return ExitCode.OK;
    }
}
