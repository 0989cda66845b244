package dev.bascule.cli;

import java.lang.System.Logger.Level;
import java.util.List;
import sun.misc.Signal;

/**
 * Makes the signals that ask a process to end an ordinary end of the bridge: it drains on its own thread and says by its exit code how that went.
 * Left alone, the JVM would end with 143 or 130 however well it went, which service managers may take for a failure.
 */
final class EndSignals {
    private static final List<String> NAMES = List.of("TERM", "INT");

    private EndSignals() {}

    /** From now on they {@link OrderlyEnd#ask} for the end. */
    static void handle(OrderlyEnd end) {
        for (var name : NAMES) {
            try {
                Signal.handle(new Signal(name), signal -> end.ask());
            } catch (IllegalArgumentException e) {
                System.getLogger(EndSignals.class.getName())
                        .log(Level.DEBUG, "signal " + name + " belongs to the JVM or the system", e);
            }
        }
    }
}
