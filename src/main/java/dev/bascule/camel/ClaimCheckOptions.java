package dev.bascule.camel;

import dev.bascule.connection.Quantities;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** Where the large bodies of a queue's or topic's messages are kept: options that SQS and SNS share. */
@UriParams
public final class ClaimCheckOptions {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9/!_.*'()-]{0,900}");

    @UriParam(description = "Bucket of S3 that keeps bodies which are too large; default: none, they are dead letters")
    private @Nullable String claimCheckBucket;

    @UriParam(
            description =
                    "Messages larger than this are kept in the bucket, such as 64KiB; default: what the place takes")
    private @Nullable String claimCheckThreshold;

    @UriParam(description = "Begins the keys of the bucket's objects, such as orders/; default: nothing")
    private @Nullable String claimCheckPrefix;

    /** {@link IllegalArgumentException} says which options are wrong, or given without need. */
    void check() {
        if (claimCheckBucket == null && (claimCheckThreshold != null || claimCheckPrefix != null)) {
            throw new IllegalArgumentException(
                    (claimCheckThreshold != null ? "claimCheckThreshold" : "claimCheckPrefix")
                            + " is for a claim check, which needs claimCheckBucket=NAME");
        }
    }

    /** Whether bodies may go to S3. */
    boolean isOn() {
        return claimCheckBucket != null;
    }

    /** Size in bytes from which a body is kept in the bucket, at a place that takes at most {@code most}. */
    int thresholdBytes(int most) {
        return claimCheckThreshold == null ? most : (int) Math.min(most, bytes(claimCheckThreshold));
    }

    private static long bytes(String text) {
        return Quantities.bytes(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "claimCheckThreshold must be a size, such as 64KiB, not '" + text + "'"));
    }

    Optional<String> bucket() {
        return Optional.ofNullable(claimCheckBucket);
    }

    String prefix() {
        return claimCheckPrefix == null ? "" : claimCheckPrefix;
    }

    public @Nullable String getClaimCheckBucket() {
        return claimCheckBucket;
    }

    /** A bucket's name, no ARN. */
    public void setClaimCheckBucket(String claimCheckBucket) {
        if (!BUCKET.matcher(claimCheckBucket).matches()) {
            throw new IllegalArgumentException("claimCheckBucket: '" + claimCheckBucket
                    + "' is no bucket's name: 3 to 63 lower-case letters, digits, '.' and '-'");
        }
        this.claimCheckBucket = claimCheckBucket;
    }

    public @Nullable String getClaimCheckThreshold() {
        return claimCheckThreshold;
    }

    /** A size, such as 64KiB. */
    public void setClaimCheckThreshold(String claimCheckThreshold) {
        bytes(claimCheckThreshold);
        this.claimCheckThreshold = claimCheckThreshold;
    }

    public @Nullable String getClaimCheckPrefix() {
        return claimCheckPrefix;
    }

    /** Up to 900 characters that are safe in a key. */
    public void setClaimCheckPrefix(String claimCheckPrefix) {
        if (!PREFIX.matcher(claimCheckPrefix).matches()) {
            throw new IllegalArgumentException(
                    "claimCheckPrefix takes up to 900 letters, digits and /!_.*'()-, not '" + claimCheckPrefix + "'");
        }
        this.claimCheckPrefix = claimCheckPrefix;
    }
}
