package dev.bascule.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A running JVM. What it prints is appended to its log file. It is killed when this process ends, however this process ends but by a kill. */
public final class JavaProcess implements AutoCloseable {
    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
    private static final Queue<JavaProcess> STARTED = new ConcurrentLinkedQueue<>();
    private static final Duration END_TIMEOUT = Duration.ofSeconds(30);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** For a JVM to print the stacks of its threads. */
    private static final long STACKS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int TAIL_LINES = 60;
    private static final int TAIL_CHARS = 400;

    private static volatile Runnable beforeChildrenEnd = () -> {};

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(JavaProcess::endChildren, "end children"));
    }

    private final String name;
    private final Process process;
    private final Path log;
    private final long logStart;
    private final long startedNanos;

    private JavaProcess(String name, Process process, Path log, long logStart, long startedNanos) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.logStart = logStart;
        this.startedNanos = startedNanos;
    }

    /** Starts {@code command}; doesn't wait for anything. */
    public static JavaProcess start(String name, JavaCommand command, Path log) throws IOException {
        return start(name, command.toBuilder(), log);
    }

    /** Starts another server than a JVM. */
    static JavaProcess start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return start(name, builder, log);
    }

    private static JavaProcess start(String name, ProcessBuilder command, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        long logStart = Files.exists(log) ? Files.size(log) : 0;
        long startedNanos = System.nanoTime();
        var process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        ALIVE.add(process);
        process.onExit().thenAccept(ALIVE::remove);
        var started = new JavaProcess(name, process, log, logStart, startedNanos);
        STARTED.add(started);
        return started;
    }

    /** All processes started since {@link #forgetStarted}. */
    static List<JavaProcess> started() {
        return List.copyOf(STARTED);
    }

    static void forgetStarted() {
        STARTED.clear();
    }

    /** When this process is asked to end, {@code action} runs while the children are still alive. */
    public static void beforeChildrenEnd(Runnable action) {
        beforeChildrenEnd = action;
    }

    private static void endChildren() {
        beforeChildrenEnd.run();
        ALIVE.forEach(Process::destroyForcibly);
    }

    /** Process id. */
    public long pid() {
        return process.pid();
    }

    /** When it was started, by {@link System#nanoTime}. */
    public long startedNanos() {
        return startedNanos;
    }

    /** Whether it has not ended; a paused one is alive. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it at once, as a power cut would, and waits until it is gone. */
    public void kill9() {
        process.destroyForcibly();
        awaitEnd(END_TIMEOUT);
    }

    /** Asks it to end. */
    public void term() {
        process.destroy();
    }

    /** Pauses it. */
    public void pause() throws IOException {
        signal("STOP");
    }

    /** Lets it go on. */
    public void resume() throws IOException {
        signal("CONT");
    }

    /**
     * Waits until it has ended and returns its exit code.
     *
     * @throws IllegalStateException it did not end in time
     */
    public int awaitEnd(Duration timeout) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " did not end within " + timeout + "\n" + tail());
            }
            return process.exitValue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the end of " + name, stop);
        }
    }

    /** Waits until it has printed a line equal to {@code line}. */
    public void awaitLine(String line, Duration timeout) {
        await(() -> lines().contains(line), "print " + line, timeout);
    }

    /**
     * Waits until {@code condition} holds; fails, with the end of the log, as soon as the process has ended or time is up; then with the stacks
     * of its threads, too.
     */
    public void await(Condition condition, String what, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.holds()) {
            if (!isAlive()) {
                throw new IllegalStateException(
                        name + " ended with " + process.exitValue() + " before it could " + what + "\n" + tail());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        name + " did not " + what + " within " + timeout + "\n" + tailWithStacks());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** What it has printed since it was started. */
    public List<String> lines() {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(logStart);
            var bytes = Channels.newInputStream(channel).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The end of what it has printed, for a failure's message. */
    public String tail() {
        return tailFrom(lines().size() - TAIL_LINES);
    }

    private String tailWithStacks() {
        int from = lines().size() - TAIL_LINES;
        try {
            signal("QUIT");
        } catch (IOException gone) {
            return tailFrom(from) + "\nno stacks: " + gone.getMessage();
        }
        LockSupport.parkNanos(STACKS_NANOS);
        return tailFrom(from);
    }

    private String tailFrom(int line) {
        return "--- end of " + log + "\n"
                + lines().stream()
                        .skip(Math.max(0, line))
                        .map(text -> text.length() <= TAIL_CHARS ? text : text.substring(0, TAIL_CHARS) + "…")
                        .collect(Collectors.joining("\n"));
    }

    /** Processor time and memory up to now. */
    public ProcessUsage usage() throws IOException {
        return ProcessUsage.of(pid());
    }

    private void signal(String signal) throws IOException {
        var kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid()).start();
        try {
            if (kill.waitFor() != 0) {
                throw new IOException("could not send " + signal + " to " + name);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while sending " + signal + " to " + name, stop);
        }
    }

    /** Kills it if it is still there. */
    @Override
    public void close() {
        if (isAlive()) {
            kill9();
        }
    }

    /** Something to wait for. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it is so. */
        boolean holds();
    }
}
