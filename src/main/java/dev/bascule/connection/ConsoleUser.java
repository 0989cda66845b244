package dev.bascule.connection;

/**
 * Somebody who may log in to the console.
 *
 * @param name as typed at the log-in
 * @param role {@code viewer}, {@code operator} or {@code admin}
 * @param passwordHash as {@code bascule password-hash} prints it; empty if the password itself is given
 * @param password the password; empty if its hash is given
 */
public record ConsoleUser(String name, String role, String passwordHash, String password) {
    @Override
    public String toString() {
        return "ConsoleUser[name=" + name + ", role=" + role + "]";
    }
}
