package dev.bascule.it.bridge;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.KafkaServer;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.process.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The servers of all tests that don't hurt them; started once, ended with the JVM. */
public final class SharedLab {
    private static final LabProcess LAB = start();

    private SharedLab() {}

    /** Artemis, Kafka and SQS. */
    public static LabProcess get() {
        return LAB;
    }

    private static LabProcess start() {
        try {
            var dir = Repository.work("shared-lab-" + ProcessHandle.current().pid());
            return new LabProcess(
                    dir, "", Credentials.random(), LabProcess.jvmOptions("-Xmx768m", KafkaServer.QUICK_ABORTS));
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }
}
