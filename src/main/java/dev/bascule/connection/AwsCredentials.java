package dev.bascule.connection;

import java.util.Optional;

/**
 * Where the keys come from.
 *
 * @param keys static ones
 * @param profile of the SDK's files; neither this nor {@code keys}: the SDK's default chain (environment, profile, web identity,
 *     container, instance)
 * @param role assumed with what the others give
 */
public record AwsCredentials(Optional<Keys> keys, Optional<String> profile, Optional<Role> role) {
    /** The SDK's default chain. */
    public static final AwsCredentials DEFAULT =
            new AwsCredentials(Optional.empty(), Optional.empty(), Optional.empty());

    /** Static keys. Never shown by {@link #toString}. */
    public record Keys(String accessKey, String secretKey, Optional<String> sessionToken) {
        @Override
        public String toString() {
            return "Keys[***]";
        }
    }

    /**
     * A role to assume.
     *
     * @param arn its name
     * @param externalId what its trust policy may ask for
     */
    public record Role(String arn, Optional<String> externalId) {}
}
