package dev.bascule.source.feed.remote;

import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import dev.bascule.source.feed.remote.RemoteException.Kind;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/** Camel's SFTP. The server must be known, unless whoever made the access decided otherwise. */
@SuppressWarnings("rawtypes") // Camel's endpoint is of the raw type
final class SftpProtocol implements CamelProtocol<SftpRemoteFile> {
    private static final int ALIVE_INTERVAL_MILLIS = 10_000;
    private static final int ALIVE_COUNT = 3;

    private final CamelContext context;
    private final RemoteAddress address;
    private final RemoteAccess access;

    SftpProtocol(CamelContext context, RemoteAddress address, RemoteAccess access) {
        this.context = context;
        this.address = address;
        this.access = access;
    }

    @Override
    public RemoteFileEndpoint<SftpRemoteFile> endpoint() {
        var configuration = new SftpConfiguration();
        CamelRemoteFolder.configure(configuration, address);
        access.readPassword().ifPresent(configuration::setPassword);
        access.privateKey().ifPresent(key -> configuration.setPrivateKeyFile(key.toString()));
        access.readPassphrase().ifPresent(configuration::setPrivateKeyPassphrase);
        configuration.setPreferredAuthentications(
                access.privateKey().isPresent()
                        ? "publickey,password,keyboard-interactive"
                        : "password,keyboard-interactive");
        configuration.setUseUserKnownHostsFile(false);
        access.knownHosts().ifPresent(file -> configuration.setKnownHostsFile(file.toString()));
        configuration.setStrictHostKeyChecking(access.knownHosts().isPresent() ? "yes" : "no");
        configuration.setServerAliveInterval(ALIVE_INTERVAL_MILLIS);
        configuration.setServerAliveCountMax(ALIVE_COUNT);
        return new SftpEndpoint(address.server(), new SftpComponent(context), configuration);
    }

    /** A link is taken for a file, and followed when it is fetched. */
    @Override
    public Optional<RemoteFacts> facts(SftpRemoteFile listed) {
        return listed.isDirectory()
                ? Optional.empty()
                : Optional.of(new RemoteFacts(listed.getFilename(), listed.getFileLength(), listed.getLastModified()));
    }

    @Override
    public Optional<RemoteException> explain(Throwable failure) {
        if (failure instanceof JSchUnknownHostKeyException) {
            return refused(
                    "its host key is not in "
                            + access.knownHosts().map(String::valueOf).orElse("knownHosts")
                            + "; add it there if it is the right server",
                    failure);
        }
        if (failure instanceof JSchChangedHostKeyException) {
            return refused(
                    "its host key is another than the one in "
                            + access.knownHosts().map(String::valueOf).orElse("knownHosts")
                            + ": it was changed, or this is not the right server",
                    failure);
        }
        boolean login = failure instanceof JSchException
                && String.valueOf(failure.getMessage()).startsWith("Auth");
        return login
                ? refused("it refuses user " + address.user() + "; check password and key", failure)
                : Optional.empty();
    }

    private Optional<RemoteException> refused(String why, Throwable failure) {
        return Optional.of(new RemoteException(Kind.REFUSED, address.server() + ": " + why, failure));
    }
}
