package dev.bascule;

import dev.bascule.cli.BasculeCommand;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Entry point of the bridge and its commands. A plain {@code main}: only the command that needs Quarkus starts it. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Runs the command named by {@code args} and ends the process with its exit code. */
    public static void main(String... args) {
        System.exit(BasculeCommand.execute(args));
    }
}
