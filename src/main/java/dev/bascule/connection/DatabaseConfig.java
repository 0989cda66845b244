package dev.bascule.connection;

import java.util.Optional;

/**
 * A database of the operator's choice.
 *
 * @param url JDBC URL
 * @param username empty when the URL says it, or none is needed
 * @param password never shown by {@link #toString}
 */
public record DatabaseConfig(String url, Optional<String> username, Optional<String> password) {
    @Override
    public String toString() {
        return "DatabaseConfig[url=" + Masking.url(url) + ", username=" + username + ", password="
                + Masking.present(password) + "]";
    }
}
