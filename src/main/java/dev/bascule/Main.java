package dev.bascule;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Entry point of the bridge and its commands. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Runs the command named by {@code args}. */
    public static void main(String... args) {
        Quarkus.run(args);
    }
}
