package dev.bascule.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bascule validate}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks configuration and routes without touching a broker; prints each good route's promise.")
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private final Folder folder = new Folder();

    @Override
    public Integer call() {
        folder.config();
        return ExitCode.OK;
    }
}
