package dev.bascule.cli;

import dev.bascule.manage.console.PasswordHash;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bascule password-hash}: makes what {@code console.users} of the configuration keeps instead of a password. */
@Command(
        name = "password-hash",
        mixinStandardHelpOptions = true,
        description =
                "Reads a password, from the terminal or a line of standard input, and prints the hash that console.users"
                        + " takes as password-hash.")
final class PasswordHashCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var password = read(System.console());
        if (password == null || password.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "bascule: the password is empty");
        }
        spec.commandLine().getOut().println(PasswordHash.of(password));
        return ExitCode.OK;
    }

    private static @Nullable String read(@Nullable Console terminal) throws IOException {
        if (terminal == null) {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        }
        var typed = terminal.readPassword("password: ");
        return typed == null ? null : new String(typed);
    }
}
