package dev.bascule.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bascule deadletter}: leads to its own commands. */
@Command(
        name = "deadletter",
        mixinStandardHelpOptions = true,
        description = "The messages that a running bridge has set aside.",
        subcommands = {
            DeadLetterListCommand.class,
            DeadLetterShowCommand.class,
            DeadLetterReplayCommand.class,
            DeadLetterJobsCommand.class,
            DeadLetterDiscardCommand.class,
            DeadLetterExportCommand.class,
            DeadLetterImportCommand.class,
            DeadLetterAuditCommand.class
        })
final class DeadLetterCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "name a command: list, show, replay, jobs, discard, export, import or audit");
    }
}
