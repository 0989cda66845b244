package dev.bascule.it.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Halts a bridge at a chosen step of settling. Runs as a Java agent inside the bridge, given the path of a trigger file; once that file holds
 * {@code STEP:enter} or {@code STEP:exit}, the next settlement to come there halts the JVM on the spot, without shutdown hooks, as a kill would.
 */
public final class KillAgent {
    /** The bridge ends with this, and with nothing else, when it was halted here. */
    static final int EXIT_CODE = 99;

    /** The class and method that the bridge settles with. */
    private static final String SETTLEMENT = "dev.bascule.batch.Settlement";

    private static final String METHOD = "step";
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private KillAgent() {}

    /** Called by the JVM before the bridge's main. */
    public static void premain(String triggerFile, Instrumentation instrumentation) {
        var trigger = new Trigger(Path.of(triggerFile));
        System.getProperties().put(StepAdvice.HOOK, trigger);
        var watcher = new Thread(trigger::watch, "kill agent");
        watcher.setDaemon(true);
        watcher.start();
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .type(ElementMatchers.named(SETTLEMENT))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(StepAdvice.class).on(ElementMatchers.named(METHOD))))
                .installOn(instrumentation);
    }

    /** Decides whether a place is the one. */
    private static final class Trigger implements Consumer<String> {
        private final Path file;
        private volatile String place = "";

        Trigger(Path file) {
            this.file = file;
        }

        @Override
        public void accept(String here) {
            if (here.equals(place)) {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        }

        void watch() {
            while (true) {
                try {
                    place = Files.readString(file).trim();
                } catch (NoSuchFileException notYet) {
                    place = "";
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }
}
