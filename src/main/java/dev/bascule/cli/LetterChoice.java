package dev.bascule.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The dead letters that something is to be done to: ids, a filter, or, if said so, all. */
final class LetterChoice {
    @Mixin
    private final LetterFilter filter = new LetterFilter();

    @Parameters(paramLabel = "ID", arity = "0..*", description = "These")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "All there are")
    private boolean all;

    /**
     * As management reads it.
     *
     * @throws ParameterException nothing was said, which shall never mean all
     */
    Map<String, Object> json(CommandSpec command) {
        var wanted = filter.json(command, ids);
        if (wanted.isEmpty() && !all) {
            throw new ParameterException(command.commandLine(), "name ids or a filter, or --all");
        }
        return wanted;
    }
}
