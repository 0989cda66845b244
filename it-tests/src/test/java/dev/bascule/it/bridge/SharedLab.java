package dev.bascule.it.bridge;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.process.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The servers of all tests that don't hurt them; started once, ended with the JVM. */
final class SharedLab {
    private static final LabProcess LAB = start();

    private SharedLab() {}

    static LabProcess get() {
        return LAB;
    }

    private static LabProcess start() {
        try {
            return LabProcess.both(
                    Repository.work("shared-lab-" + ProcessHandle.current().pid()), Credentials.random());
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }
}
