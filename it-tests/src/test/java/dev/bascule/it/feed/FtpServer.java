package dev.bascule.it.feed;

import dev.bascule.it.bridge.Certificates;
import dev.bascule.it.lab.Ports;
import java.nio.file.Path;
import java.util.List;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.jspecify.annotations.Nullable;

/** Apache FtpServer, with or without TLS. */
final class FtpServer implements FileServer {
    private final Path root;
    private final String password;
    private final int port = Ports.free();
    private final @Nullable Certificates certificates;
    private org.apache.ftpserver.@Nullable FtpServer server;

    /** @param certificates for TLS; null: without */
    FtpServer(Path root, String password, @Nullable Certificates certificates) {
        this.root = root;
        this.password = password;
        this.certificates = certificates;
    }

    @Override
    public void start() throws FtpException {
        var factory = new FtpServerFactory();
        var listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(port);
        if (certificates != null) {
            var tls = new SslConfigurationFactory();
            tls.setKeystoreFile(certificates.keyStore().toFile());
            tls.setKeystoreType("PKCS12");
            tls.setKeystorePassword(certificates.password());
            listener.setSslConfiguration(tls.createSslConfiguration());
        }
        factory.addListener("default", listener.createListener());
        var user = new BaseUser();
        user.setName(USER);
        user.setPassword(password);
        user.setHomeDirectory(root.toString());
        user.setAuthorities(List.of(new WritePermission()));
        factory.getUserManager().save(user);
        var started = factory.createServer();
        started.start();
        server = started;
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Override
    public String address() {
        return (certificates == null ? "ftp://" : "ftps://") + USER + "@127.0.0.1:" + port;
    }

    @Override
    public String parameters() {
        return certificates == null ? "order: name" : "trustedCertificates: " + certificates.certificate();
    }
}
