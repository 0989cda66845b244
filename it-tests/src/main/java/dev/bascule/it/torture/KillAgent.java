package dev.bascule.it.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Halts a bridge at a chosen step of settling. Runs as a Java agent inside the bridge, given the path of a trigger file; once that file holds
 * {@code STEP:enter} or {@code STEP:exit}, the next settlement to come there halts the JVM on the spot, without shutdown hooks, as a kill would.
 */
public final class KillAgent {
    /** The bridge ends with this, and with nothing else, when it was halted here. */
    static final int EXIT_CODE = 99;

    /** The class and method that the bridge settles with. */
    private static final String SETTLEMENT = "dev.bascule.batch.Settlement";

    private static final String SETTLEMENT_FILE = SETTLEMENT.replace('.', '/');
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
        instrumentation.addTransformer(new Weaver());
    }

    /** Lets every class pass but the one. Byte Buddy's own agent would look into each of the thousands that a bridge loads when it starts. */
    private static final class Weaver implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] file) {
            return SETTLEMENT_FILE.equals(name) ? woven(loader, file) : null;
        }

        private static byte[] woven(@Nullable ClassLoader loader, byte[] file) {
            var classes = new ClassFileLocator.Compound(
                    ClassFileLocator.Simple.of(SETTLEMENT, file), ClassFileLocator.ForClassLoader.of(loader));
            var settlement = TypePool.Default.of(classes).describe(SETTLEMENT).resolve();
            return new ByteBuddy()
                    .decorate(settlement, classes)
                    .visit(Advice.to(StepAdvice.class).on(ElementMatchers.named(METHOD)))
                    .make()
                    .getBytes();
        }
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
