package dev.bascule.it.process;

import dev.bascule.it.lab.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A bridge on a folder, as a process that can be killed and started again. Its log is {@code bridge.log} in that folder. */
public final class BridgeProcess implements AutoCloseable {
    /** What a bridge is given in tests. */
    public static final List<String> JVM_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(60);

    private final BridgeFolder folder;
    private final Credentials credentials;
    private final List<String> jvmOptions;
    private JavaProcess process;

    /** Starts it; doesn't wait. */
    public BridgeProcess(BridgeFolder folder, Credentials credentials, List<String> jvmOptions) throws IOException {
        this.folder = folder;
        this.credentials = credentials;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.process = launch();
    }

    /** Starts it with a test's memory and waits until its routes are ready. */
    public static BridgeProcess startReady(BridgeFolder folder, Credentials credentials) throws IOException {
        return new BridgeProcess(folder, credentials, JVM_OPTIONS).awaitReady();
    }

    /** With the agent that halts it at a step of settling when {@code trigger} tells it to. */
    public static List<String> withKillAgent(Path trigger) {
        var options = new ArrayList<>(JVM_OPTIONS);
        options.add("-javaagent:" + Repository.agentJar() + "=" + trigger.toAbsolutePath());
        return options;
    }

    /** Starts it again after its end; returns at once. */
    public void startAgain() throws IOException {
        process = launch();
    }

    /** Waits until its routes are ready. */
    public BridgeProcess awaitReady() {
        process.await(this::isReady, "become ready", READY_TIMEOUT);
        return this;
    }

    /** Whether its routes are ready now. */
    public boolean isReady() {
        try {
            return client().isReady();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends it as an operator would and fails unless it ended with 0. */
    public void stopCleanly() {
        process.term();
        int exitCode = process.awaitEnd(DRAIN_TIMEOUT);
        // a JVM that ends by SIGTERM says 143
        if (exitCode != 0 && exitCode != 143) {
            throw new IllegalStateException("the bridge ended with " + exitCode + "\n" + process.tail());
        }
    }

    /** A client for the process that runs now. */
    public BridgeClient client() throws IOException {
        return BridgeClient.connect(folder.data(), process.pid());
    }

    /** The process that runs now. */
    public JavaProcess process() {
        return process;
    }

    /** What it runs on. */
    public BridgeFolder folder() {
        return folder;
    }

    private JavaProcess launch() throws IOException {
        Files.createDirectories(folder.dir());
        var command = JavaCommand.jar(Repository.bridgeJar(), "run", "--dir", folder.dir())
                .jvm(jvmOptions)
                .environment("ERP_PASSWORD", credentials.password());
        return JavaProcess.start("bridge", command, folder.dir().resolve("bridge.log"));
    }

    @Override
    public void close() {
        process.close();
    }
}
