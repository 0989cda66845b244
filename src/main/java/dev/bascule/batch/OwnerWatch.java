package dev.bascule.batch;

import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Knows when an instance may take over a source that one instance at a time reads. An instance that restarts takes its own source back at
 * once; one of another name is left alone until nothing has been heard of it for {@link #QUIET}.
 *
 * <p>A courtesy, not what correctness rests on: an owner that only paused finds that it has lost the source. Not thread-safe.
 */
public final class OwnerWatch {
    /** So long an owner of another name must have been silent. */
    public static final Duration QUIET = Duration.ofSeconds(60);

    /** So often an owner makes itself heard. */
    public static final Duration BEAT = Duration.ofSeconds(20);

    private final SourceId source;
    private final String instance;
    private final String me;
    private final LaneClock clock;
    private @Nullable String other;
    private long heard;
    private long heardNanos;

    /**
     * For one run of a bridge.
     *
     * @param instance the bridge's name; has no slash
     * @param clock only its {@code nanoTime} is used
     */
    public OwnerWatch(SourceId source, String instance, LaneClock clock) {
        this.source = source;
        this.instance = instance;
        this.me = instance + "/" + Long.toHexString(new SecureRandom().nextLong());
        this.clock = clock;
    }

    /** What this run calls itself as owner; no other run does. */
    public String me() {
        return me;
    }

    /** Whether {@code owner} is this run. */
    public boolean isMe(@Nullable String owner) {
        return me.equals(owner);
    }

    /**
     * Whether the source may be taken from {@code owner}.
     *
     * @param owner null if it has none
     * @param heardNow a number that differs whenever the owner has done something since
     */
    public boolean mayTake(@Nullable String owner, long heardNow) {
        if (owner == null || instance(owner).equals(instance)) {
            return true;
        }
        if (!owner.equals(other) || heardNow != heard) {
            other = owner;
            heard = heardNow;
            heardNanos = clock.nanoTime();
        }
        return clock.nanoTime() - heardNanos >= QUIET.toNanos();
    }

    /** Says that another reads, and what this one waits for. */
    public UnavailableException standingBy(String what, @Nullable String owner) {
        return new UnavailableException(
                UnavailableException.Kind.DOWN,
                what,
                "standing by: instance " + (owner == null ? "?" : instance(owner)) + " reads " + source
                        + "; this one takes over when nothing was heard of it for " + QUIET.toSeconds() + " s",
                null);
    }

    private static String instance(String owner) {
        return owner.substring(0, Math.max(0, owner.lastIndexOf('/')));
    }
}
