package dev.bascule.manage.console;

import dev.bascule.connection.BasculeConfig;
import dev.bascule.connection.ConfigException;
import dev.bascule.connection.ConfigReader;
import dev.bascule.manage.console.oidc.IdentityProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configurations with and without a provider, read as a user would have written them. */
final class OidcSample {
    private OidcSample() {}

    static BasculeConfig without(Path dir) throws IOException, ConfigException {
        return read(dir, "{}");
    }

    static BasculeConfig with(Path dir, IdentityProvider provider, String... more) throws IOException, ConfigException {
        return with(dir, provider, IdentityProvider.SECRET, String.join("", more));
    }

    static BasculeConfig withWrongSecret(Path dir, IdentityProvider provider) throws IOException, ConfigException {
        return with(dir, provider, "wrong", "");
    }

    private static BasculeConfig with(Path dir, IdentityProvider provider, String secret, String more)
            throws IOException, ConfigException {
        return read(
                dir,
                """
                oidc: {issuer: "%s", client-id: %s, client-secret: "%s", roles: {bridge-ops: operator, staff: viewer}%s}
                """
                        .formatted(provider.issuer(), IdentityProvider.CLIENT, secret, more));
    }

    private static BasculeConfig read(Path dir, String console) throws IOException, ConfigException {
        var config = Files.createDirectories(dir.resolve("config")).resolve("application.yaml");
        Files.writeString(config, "bascule:\n  console:\n    " + console.strip() + "\n");
        return ConfigReader.read(dir);
    }
}
