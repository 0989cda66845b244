package dev.bascule.it.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A key for a server on 127.0.0.1 and a store that trusts it, made by the JDK's own keytool. */
public record Certificates(Path keyStore, Path trustStore, String password) {
    private static final long LIMIT_SECONDS = 60;

    /** Makes them in {@code dir}. */
    public static Certificates make(Path dir, String password) throws IOException, InterruptedException {
        Files.createDirectories(dir);
        var made = new Certificates(dir.resolve("server.p12"), dir.resolve("trusted.p12"), password);
        var certificate = made.certificate().toString();
        made.keytool(made.keyStore, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=lab", "-ext", "SAN=ip:127.0.0.1");
        made.keytool(made.keyStore, "-exportcert", "-rfc", "-file", certificate);
        made.keytool(made.trustStore, "-importcert", "-noprompt", "-file", certificate);
        return made;
    }

    /** The server's certificate alone, as PEM. */
    public Path certificate() {
        return keyStore.resolveSibling("server.pem");
    }

    /** The server's private key, as PEM, not encrypted; written anew. */
    public Path key() throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(keyStore)) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            var key = keys.getKey("lab", password.toCharArray()).getEncoded();
            var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
            return Files.writeString(
                    keyStore.resolveSibling("server.key"),
                    "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
        }
    }

    private void keytool(Path store, String command, String... options) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var line = new ArrayList<>(List.of(keytool, command, "-alias", "lab", "-storetype", "PKCS12"));
        line.addAll(List.of("-keystore", store.toString(), "-storepass", password));
        line.addAll(List.of(options));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(line + ": " + said);
        }
    }
}
