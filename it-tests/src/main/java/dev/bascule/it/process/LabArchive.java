package dev.bascule.it.process;

import dev.bascule.it.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The classes of the lab's servers in the form in which the JVM uses them: with them a lab starts in a third of the processor time. Made when a lab
 * is first started after a build, by a lab that only starts and ends. The JVM goes without it, silently, if it does not fit.
 */
final class LabArchive {
    private static final Duration TIMEOUT = Duration.ofSeconds(180);

    private LabArchive() {}

    /** Options of a JVM that is to use the archive. */
    static synchronized List<String> options() throws IOException {
        var archive = Repository.labArchive();
        if (!Files.exists(archive) || isOlder(archive, Repository.agentJar())) {
            make(archive);
        }
        return List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr");
    }

    private static void make(Path archive) throws IOException {
        Files.deleteIfExists(archive);
        var dir = Repository.work("lab-archive");
        var command = JavaCommand.main(Lab.class, "--dir", dir, "--with-parent")
                .arguments("--artemis-port", 0, "--kafka-port", 0, "--sqs-port", 0, "--aws-port", 0)
                .jvm(LabProcess.jvmOptions())
                .jvm(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
        try (var practice = JavaProcess.start("practice lab", command, dir.resolve("out.log"))) {
            practice.awaitLine("READY", TIMEOUT);
            practice.term();
            practice.awaitEnd(TIMEOUT);
        }
    }

    private static boolean isOlder(Path archive, Path than) throws IOException {
        return Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(than)) < 0;
    }
}
