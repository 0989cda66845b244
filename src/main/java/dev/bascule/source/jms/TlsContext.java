package dev.bascule.source.jms;

import dev.bascule.connection.JmsConnection;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Who is trusted, and who we are: by the connection's {@code trust-store} and {@code key-store}, and otherwise as the JVM has it. */
final class TlsContext {
    private TlsContext() {}

    /** {@link IllegalArgumentException} names the connection and the file that cannot be used. */
    static SSLContext of(JmsConnection settings) {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(settings, "trust-store").orElse(null));
            var context = SSLContext.getInstance("TLS");
            context.init(keys(settings), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "connection " + settings.name() + ": TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static KeyManager @Nullable [] keys(JmsConnection settings) throws GeneralSecurityException {
        var store = store(settings, "key-store");
        if (store.isEmpty()) {
            return null;
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store.get(), password(settings, "key-store"));
        return keys.getKeyManagers();
    }

    private static Optional<KeyStore> store(JmsConnection settings, String key) throws GeneralSecurityException {
        var file = settings.option(key);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeyStore.getInstance(new File(file.get()), password(settings, key)));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "connection " + settings.name() + ": " + key + " " + file.get() + " cannot be opened; check " + key
                            + "-password",
                    e);
        }
    }

    private static char[] password(JmsConnection settings, String key) {
        return settings.option(key + "-password").orElse("").toCharArray();
    }
}
