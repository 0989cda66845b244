package dev.bascule.it.torture;

import java.io.IOException;
import java.util.Random;

/**
 * Something that goes wrong.
 *
 * @param name as in the report
 * @param keepsOrder whether one lane keeps its order all the same
 * @param action does the damage and starts again whatever has died; needn't wait until it is ready
 */
record Fault(String name, boolean keepsOrder, Action action) {
    Fault(String name, Action action) {
        this(name, true, action);
    }

    /** The damage. */
    interface Action {
        void strike(World world, Random random) throws IOException;
    }
}
