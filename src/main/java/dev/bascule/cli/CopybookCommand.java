package dev.bascule.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bascule copybook}: leads to its commands. */
@Command(
        name = "copybook",
        mixinStandardHelpOptions = true,
        description = "Mainframe records, described by a COBOL copybook, to JSON and back.",
        subcommands = {
            CopybookDecodeCommand.class,
            CopybookEncodeCommand.class,
            CopybookDescribeCommand.class,
            CopybookSchemaCommand.class
        })
final class CopybookCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: decode, encode, describe or schema");
    }
}
