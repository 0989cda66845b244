package dev.bascule.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bascule feed}: leads to its own commands. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        description = "The files that a running bridge reads.",
        subcommands = {FeedListCommand.class, FeedRetryCommand.class, FeedSkipCommand.class})
final class FeedCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list, retry or skip");
    }
}
