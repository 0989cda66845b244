package dev.bascule.source.feed.remote;

import dev.bascule.source.feed.remote.RemoteAddress.Protocol;
import dev.bascule.source.feed.remote.RemoteException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.FtpComponent;
import org.apache.camel.component.file.remote.FtpConfiguration;
import org.apache.camel.component.file.remote.FtpEndpoint;
import org.apache.camel.component.file.remote.FtpsComponent;
import org.apache.camel.component.file.remote.FtpsConfiguration;
import org.apache.camel.component.file.remote.FtpsEndpoint;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * Camel's FTP, in passive mode and binary. With TLS the server's certificate must be one of the trusted authorities' and for the host's name, which the
 * client would not check by itself.
 */
final class FtpProtocol implements CamelProtocol<FTPFile> {
    private final CamelContext context;
    private final RemoteAddress address;
    private final RemoteAccess access;

    FtpProtocol(CamelContext context, RemoteAddress address, RemoteAccess access) {
        this.context = context;
        this.address = address;
        this.access = access;
    }

    @Override
    public RemoteFileEndpoint<FTPFile> endpoint() throws Exception {
        return address.protocol() == Protocol.FTPS ? secured() : plain();
    }

    private FtpEndpoint<FTPFile> plain() {
        var configuration = configured(new FtpConfiguration());
        return new FtpEndpoint<>(address.server(), new FtpComponent(context), configuration);
    }

    private FtpsEndpoint secured() throws IOException, GeneralSecurityException {
        var client = new FTPSClient(false, tls());
        client.setEndpointCheckingEnabled(true);
        var configuration = configured(new FtpsConfiguration());
        var endpoint = new FtpsEndpoint(address.server(), new FtpsComponent(context), configuration);
        endpoint.setFtpClient(client);
        return endpoint;
    }

    private <C extends FtpConfiguration> C configured(C configuration) {
        CamelRemoteFolder.configure(configuration, address);
        access.readPassword().ifPresent(configuration::setPassword);
        configuration.setPassiveMode(true);
        return configuration;
    }

    private SSLContext tls() throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        var trusted = access.trustedCertificates();
        context.init(null, trusted.isPresent() ? trustManagers(trusted.get()) : null, null);
        return context;
    }

    private static TrustManager[] trustManagers(Path pem) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var in = Files.newInputStream(pem)) {
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca" + number++, certificate);
            }
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    @Override
    public Optional<RemoteFacts> facts(@Nullable FTPFile listed) {
        if (listed == null || !listed.isFile()) {
            return Optional.empty();
        }
        var modified = listed.getTimestamp();
        return Optional.of(
                new RemoteFacts(listed.getName(), listed.getSize(), modified == null ? 0 : modified.getTimeInMillis()));
    }

    @Override
    public Optional<RemoteException> explain(Throwable failure) {
        if (failure instanceof SSLException) {
            return refused("its certificate is not trusted, or TLS is not possible: " + failure.getMessage(), failure);
        }
        return failure instanceof GenericFileOperationFailedException answer
                        && answer.getCode() == FTPReply.NOT_LOGGED_IN
                ? refused("it refuses user " + address.user() + "; check the password", failure)
                : Optional.empty();
    }

    private Optional<RemoteException> refused(String why, Throwable failure) {
        return Optional.of(new RemoteException(Kind.REFUSED, address.server() + ": " + why, failure));
    }
}
