package dev.bascule.camel;

import dev.bascule.connection.SecretReference;
import dev.bascule.source.feed.remote.RemoteAccess;
import dev.bascule.source.feed.remote.RemoteAddress;
import dev.bascule.source.feed.remote.RemoteAddress.Protocol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parameters of a {@code bascule-feed:} endpoint that say how a server is entered. */
final class RemoteParameters {
    private static final Logger LOGGER = LoggerFactory.getLogger("dev.bascule");
    private static final Set<String> NAMES = Set.of(
            "password", "privateKey", "privateKeyPassphrase", "knownHosts", "hostKeyCheck", "trustedCertificates");
    private static final Set<String> OF_SFTP =
            Set.of("privateKey", "privateKeyPassphrase", "knownHosts", "hostKeyCheck");

    private final Map<String, String> values;

    private RemoteParameters(Map<String, String> values) {
        this.values = values;
    }

    /** Takes them out of {@code parameters}. */
    static RemoteParameters take(Map<String, Object> parameters) {
        var values = new TreeMap<String, String>();
        for (var name : NAMES) {
            var given = parameters.remove(name);
            if (given != null) {
                values.put(name, given.toString());
            }
        }
        return new RemoteParameters(values);
    }

    /** {@link IllegalArgumentException} if there are any. */
    void refuseAll() {
        for (var name : values.keySet()) {
            throw new IllegalArgumentException(
                    name + " is for servers, sftp://, ftp:// and ftps://; this folder is local");
        }
    }

    /**
     * Reads them.
     *
     * @param dir what file names are relative to
     * @throws IllegalArgumentException names the one that is wrong or missing
     */
    RemoteAccess access(RemoteAddress address, Path dir) {
        refuseOthers(address);
        var access = new RemoteAccess(
                dir,
                secret("password"),
                file("privateKey", dir),
                secret("privateKeyPassphrase"),
                address.protocol() == Protocol.SFTP ? knownHosts(dir) : Optional.empty(),
                file("trustedCertificates", dir));
        if (access.password().isEmpty() && access.privateKey().isEmpty()) {
            throw new IllegalArgumentException("the server's password= is missing"
                    + (address.protocol() == Protocol.SFTP ? "; or give a privateKey=" : ""));
        }
        access.check();
        return access;
    }

    /** Tells what is less safe than it could be. */
    void warn(RemoteAddress address) {
        if (address.protocol() == Protocol.FTP) {
            LOGGER.warn(
                    "{} is spoken to without encryption: password and files can be read on the way; ftps:// or sftp:// would be safe",
                    address);
        }
        if (address.protocol() == Protocol.SFTP && !isHostKeyChecked()) {
            LOGGER.warn(
                    "the host key of {} is not checked: whoever answers there gets the password; give knownHosts= instead of hostKeyCheck=false",
                    address);
        }
    }

    private void refuseOthers(RemoteAddress address) {
        for (var name : values.keySet()) {
            if (OF_SFTP.contains(name) && address.protocol() != Protocol.SFTP) {
                throw new IllegalArgumentException(name + " is for sftp://");
            }
            if (name.equals("trustedCertificates") && address.protocol() != Protocol.FTPS) {
                throw new IllegalArgumentException(name + " is for ftps://");
            }
        }
    }

    private boolean isHostKeyChecked() {
        var check = values.getOrDefault("hostKeyCheck", "true");
        if (!Set.of("true", "false").contains(check)) {
            throw new IllegalArgumentException("hostKeyCheck is '" + check + "'; it must be true or false");
        }
        return check.equals("true");
    }

    private Optional<Path> knownHosts(Path dir) {
        boolean checked = isHostKeyChecked();
        if (!checked && values.containsKey("knownHosts")) {
            throw new IllegalArgumentException("hostKeyCheck=false cannot go together with knownHosts");
        }
        if (checked && !values.containsKey("knownHosts")) {
            throw new IllegalArgumentException(
                    "the server's knownHosts= is missing, the file with its host key; hostKeyCheck=false believes any server");
        }
        return file("knownHosts", dir);
    }

    private Optional<SecretReference> secret(String name) {
        return Optional.ofNullable(values.get(name)).map(text -> SecretReference.of(name, text));
    }

    private Optional<Path> file(String name, Path dir) {
        var file = Optional.ofNullable(values.get(name)).map(dir::resolve);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new IllegalArgumentException(name + ": there is no file " + file.get() + " that can be read");
        }
        return file;
    }
}
