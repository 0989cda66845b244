package dev.bascule.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bascule}: leads to the other commands. */
@Command(
        name = "bascule",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "A messaging bridge: from JMS brokers to Kafka, exactly once.",
        footer = {
            "",
            "In a distribution also:",
            "  prepare     Makes the archive of classes for quick starts; run does so when it is missing",
            "",
            "From a source checkout also:",
            "  demo        Starts a lab, a load of sample orders and the bridge; counts each second",
            "  lab         Starts the lab's servers alone",
            "  torture     Random faults under load, with a verifier of its own",
            "  feed-torture  A large file to Kafka while the bridge is killed",
            "  bench       The bridge beside a hand-written loop and Camel's own components",
            "",
            "Exit codes: 0 success, 1 a negative answer, 2 wrong usage, 3 no running bridge found"
        })
public final class BasculeCommand implements Runnable {
    private static final int HELP_COLUMNS = 110;
    /** In the order of the help. */
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("run", RunCommand.class);
        COMMANDS.put("validate", ValidateCommand.class);
        COMMANDS.put("status", StatusCommand.class);
        COMMANDS.put("deadletter", DeadLetterCommand.class);
        COMMANDS.put("trace", TraceCommand.class);
        COMMANDS.put("route", RouteCommand.class);
        COMMANDS.put("feed", FeedCommand.class);
        COMMANDS.put("connectors", ConnectorsCommand.class);
        COMMANDS.put("copybook", CopybookCommand.class);
        COMMANDS.put("password-hash", PasswordHashCommand.class);
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command; 'bascule --help' lists them");
    }

    /** Runs the command that {@code args} name and returns its exit code. Errors go to stderr, a line each. */
    public static int execute(String... args) {
        return commandLine(args).execute(args);
    }

    /** With the one command that is meant, if it is known: picocli takes its time to look at each. */
    static CommandLine commandLine(String... args) {
        var line = new CommandLine(new BasculeCommand());
        var meant = args.length == 0 ? null : COMMANDS.get(args[0]);
        if (meant == null) {
            COMMANDS.forEach(line::addSubcommand);
        } else {
            line.addSubcommand(meant);
        }
        return line.setUsageHelpWidth(HELP_COLUMNS)
                .setParameterExceptionHandler(BasculeCommand::wrongUsage)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command.getErr()));
    }

    private static int wrongUsage(ParameterException wrong, String[] args) {
        wrong.getCommandLine().getErr().println("bascule: " + ErrorLine.of(wrong));
        return ExitCode.USAGE;
    }

    private static int failed(Exception failure, PrintWriter err) {
        if (failure instanceof CommandException expected) {
            err.println(expected.getMessage());
            return expected.exitCode();
        }
        err.println("bascule: " + ErrorLine.of(failure));
        return ExitCode.NEGATIVE;
    }
}
