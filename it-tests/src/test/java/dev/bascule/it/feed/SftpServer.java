package dev.bascule.it.feed;

import dev.bascule.it.lab.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** Apache MINA SSHD with nothing but SFTP. */
final class SftpServer implements FileServer {
    private final Path dir;
    private final Path root;
    private final String password;
    private final int port = Ports.free();
    private final KeyPairProvider hostKey;
    private @Nullable SshServer server;

    SftpServer(Path dir, Path root, String password) {
        this.dir = dir;
        this.root = root;
        this.password = password;
        this.hostKey = newKey("host.key");
    }

    private KeyPairProvider newKey(String name) {
        return new SimpleGeneratorHostKeyProvider(dir.resolve(name));
    }

    @Override
    public void start() throws IOException {
        var started = SshServer.setUpDefaultServer();
        started.setHost("127.0.0.1");
        started.setPort(port);
        started.setKeyPairProvider(hostKey);
        started.setPasswordAuthenticator((user, given, session) -> user.equals(USER) && given.equals(password));
        started.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        started.setFileSystemFactory(new VirtualFileSystemFactory(root));
        started.start();
        server = started;
    }

    @Override
    public void stop() throws IOException {
        if (server != null) {
            server.stop(true);
        }
    }

    @Override
    public String address() {
        return "sftp://" + USER + "@127.0.0.1:" + port;
    }

    @Override
    public String parameters() throws IOException {
        return "knownHosts: " + knownHosts(hostKey);
    }

    /** As if another server had been known here. */
    String wrongParameters() throws IOException {
        return "knownHosts: " + knownHosts(newKey("other.key"));
    }

    private Path knownHosts(KeyPairProvider keys) throws IOException {
        try {
            var key = keys.loadKeys(null).iterator().next().getPublic();
            return Files.writeString(
                    dir.resolve("known_hosts"), "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(key) + "\n");
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
