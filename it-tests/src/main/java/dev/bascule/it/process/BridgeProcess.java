package dev.bascule.it.process;

import dev.bascule.it.lab.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A bridge on a folder, as a process that can be killed and started again. */
public final class BridgeProcess implements AutoCloseable {
    /** What a bridge is given in tests. */
    public static final List<String> JVM_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(180);
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(60);

    private final BridgeSetup setup;
    private JavaProcess process;

    /** Starts it; doesn't wait. */
    public BridgeProcess(BridgeSetup setup) throws IOException {
        this.setup = setup;
        this.process = launch();
    }

    /** Starts it with a test's memory and waits until its routes are ready. */
    public static BridgeProcess startReady(BridgeFolder folder, Credentials credentials) throws IOException {
        return new BridgeProcess(BridgeSetup.of(folder, credentials, JVM_OPTIONS)).awaitReady();
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

    /** Whether health says so, and every route runs. */
    public boolean isReady() {
        try {
            var client = client();
            return client.isReady()
                    && client.routes().stream().allMatch(route -> route.state().equals("RUNNING"));
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends it as an operator would and fails unless it ended with 0. */
    public void stopCleanly() {
        process.term();
        int exitCode = process.awaitEnd(DRAIN_TIMEOUT);
        if (exitCode != 0) {
            throw new IllegalStateException("the bridge ended with " + exitCode + "\n" + process.tail());
        }
    }

    /** A client for the process that runs now. */
    public BridgeClient client() throws IOException {
        return BridgeClient.connect(setup.data(), process.pid());
    }

    /** The process that runs now. */
    public JavaProcess process() {
        return process;
    }

    private JavaProcess launch() throws IOException {
        var command = JavaCommand.jar(Repository.bridgeJar(), "run", "--dir", setup.dir())
                .jvm(setup.jvmOptions())
                .jvm(BridgeJvm.archivedClasses())
                .environment(setup.environment());
        return JavaProcess.start("bridge", command, setup.log());
    }

    @Override
    public void close() {
        process.close();
    }
}
