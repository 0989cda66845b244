package dev.bascule.it.lab;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The one user that the lab's brokers know. The password is in no log and not in {@link #toString}. */
public record Credentials(String username, String password) {
    /** The user that the sample configuration names. */
    public static final String USERNAME = "bridge";

    private static final int RANDOM_BYTES = 16;

    /** The user with a password that nobody knows yet. */
    public static Credentials random() {
        var bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Credentials(USERNAME, HexFormat.of().formatHex(bytes));
    }

    /** The user with this password. */
    public static Credentials of(String password) {
        return new Credentials(USERNAME, password);
    }

    @Override
    public String toString() {
        return username + ":***";
    }
}
