package dev.bascule.source.feed.remote;

import dev.bascule.connection.SecretReference;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How we prove who we are to a server, and it to us. Holds references to secrets and no secret. Immutable.
 *
 * @param dir what relative file names in the references are relative to
 * @param privateKey file of a key for SFTP
 * @param knownHosts file with the host keys of SFTP servers, as OpenSSH writes it; empty: any server is believed
 * @param trustedCertificates PEM file with the authorities of FTPS servers; empty: those of the JVM
 */
public record RemoteAccess(
        Path dir,
        Optional<SecretReference> password,
        Optional<Path> privateKey,
        Optional<SecretReference> privateKeyPassphrase,
        Optional<Path> knownHosts,
        Optional<Path> trustedCertificates) {
    Optional<String> readPassword() {
        return password.map(reference -> reference.resolve(dir));
    }

    Optional<String> readPassphrase() {
        return privateKeyPassphrase.map(reference -> reference.resolve(dir));
    }

    /** {@link IllegalArgumentException} if a secret cannot be had. */
    public void check() {
        readPassword();
        readPassphrase();
    }
}
