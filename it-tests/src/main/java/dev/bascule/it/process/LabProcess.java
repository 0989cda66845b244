package dev.bascule.it.process;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.Lab;
import dev.bascule.it.lab.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The lab, or one half of it, as a process that can be killed and started again on the same data and ports. */
public final class LabProcess implements AutoCloseable {
    /** Little memory, and no compiler that pays only later. */
    private static final List<String> JVM_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration START_TIMEOUT = Duration.ofSeconds(180);

    private final Path dir;
    private final String only;
    private final List<String> jvmOptions;
    private final int artemisPort = Ports.free();
    private final int kafkaPort = Ports.free();
    private final int sqsPort = Ports.free();
    private final int awsPort = Ports.free();
    private final int classicPort = Ports.free();
    private final Credentials credentials;
    private JavaProcess process;

    /**
     * Starts the servers and waits until they are ready.
     *
     * @param only {@code artemis}, {@code kafka}, {@code sqs}, {@code aws}, {@code classic}, or empty for the first three
     */
    public LabProcess(Path dir, String only, Credentials credentials, List<String> jvmOptions) throws IOException {
        this.dir = dir;
        this.only = only;
        this.credentials = credentials;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.process = launch();
        awaitReady();
    }

    /** Artemis, Kafka and SQS, with little memory. */
    public static LabProcess both(Path dir, Credentials credentials) throws IOException {
        return new LabProcess(dir, "", credentials, jvmOptions("-Xmx768m"));
    }

    /** For servers that live as long as a test, and {@code more}; the later of two that contradict each other is taken. */
    public static List<String> jvmOptions(String... more) {
        var options = new ArrayList<>(JVM_OPTIONS);
        options.addAll(List.of(more));
        return options;
    }

    /** Starts it again after it was killed; returns at once. */
    public void startAgain() throws IOException {
        process = launch();
    }

    /** Waits until its servers accept connections. */
    public void awaitReady() {
        process.awaitLine("READY", START_TIMEOUT);
    }

    /** The process that runs now. */
    public JavaProcess process() {
        return process;
    }

    /** For JMS clients. */
    public String artemisUrl() {
        return "tcp://127.0.0.1:" + artemisPort;
    }

    /** For JMS clients of ActiveMQ Classic. */
    public String classicUrl() {
        return "tcp://127.0.0.1:" + classicPort;
    }

    /** For Kafka clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** For AWS clients. */
    public String sqsEndpoint() {
        return "http://127.0.0.1:" + sqsPort;
    }

    /** For AWS clients: SQS and the stand-in's services at one address. */
    public String awsEndpoint() {
        return "http://127.0.0.1:" + awsPort;
    }

    /** The user of Artemis. */
    public Credentials credentials() {
        return credentials;
    }

    private JavaProcess launch() throws IOException {
        var command = JavaCommand.main(
                        Lab.class,
                        "--classic-port",
                        classicPort,
                        "--dir",
                        dir,
                        "--artemis-port",
                        artemisPort,
                        "--kafka-port",
                        kafkaPort,
                        "--sqs-port",
                        sqsPort,
                        "--aws-port",
                        awsPort,
                        "--with-parent")
                .jvm(LabArchive.options())
                .jvm(jvmOptions)
                .environment("ERP_PASSWORD", credentials.password());
        if (!only.isEmpty()) {
            command.arguments("--only", only);
        }
        return JavaProcess.start("lab " + only, command, dir.resolve("out.log"));
    }

    @Override
    public void close() {
        process.close();
    }
}
