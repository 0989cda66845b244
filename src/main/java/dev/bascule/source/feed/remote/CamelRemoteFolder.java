package dev.bascule.source.feed.remote;

import dev.bascule.batch.StopSignal;
import dev.bascule.source.feed.remote.RemoteException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFile;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.jspecify.annotations.Nullable;

/**
 * A server's folder through Camel's operations on remote files. All paths are absolute once the folder has been entered: Camel connects again by itself
 * and would then work in the user's own folder.
 *
 * @param <T> a file as it is listed
 */
final class CamelRemoteFolder<T> implements RemoteFolder {
    private static final Logger LOGGER = System.getLogger(CamelRemoteFolder.class.getName());
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int ANSWER_TIMEOUT_MILLIS = 30_000;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MOST_NAMES = 10_000;

    private final RemoteAddress address;
    private final CamelProtocol<T> protocol;
    private @Nullable Connected<T> connected;

    CamelRemoteFolder(RemoteAddress address, CamelProtocol<T> protocol) {
        this.address = address;
        this.protocol = protocol;
    }

    /** @param folder absolute */
    private record Connected<T>(RemoteFileEndpoint<T> endpoint, RemoteFileOperations<T> operations, String folder) {
        String path(String name) {
            return folder.endsWith("/") ? folder + name : folder + "/" + name;
        }
    }

    /** What all protocols are told. */
    static void configure(RemoteFileConfiguration configuration, RemoteAddress address) {
        configuration.setProtocol(address.scheme());
        configuration.setHost(address.host());
        configuration.setPort(address.port());
        configuration.setUsername(address.user());
        configuration.setBinary(true);
        configuration.setStepwise(false);
        configuration.setStreamDownload(true);
        configuration.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        configuration.setTimeout(ANSWER_TIMEOUT_MILLIS);
        configuration.setSoTimeout(ANSWER_TIMEOUT_MILLIS);
    }

    @Override
    public List<RemoteFacts> list() throws RemoteException {
        return doing("list the folder", server -> {
            var files = new ArrayList<RemoteFacts>();
            for (var listed : server.operations.listFiles(server.folder)) {
                protocol.facts(listed).ifPresent(files::add);
            }
            return files;
        });
    }

    @Override
    public void fetch(RemoteFacts file, Path target, StopSignal stop) throws RemoteException, IOException {
        try (var out = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            doing("fetch " + file.name(), server -> {
                copy(server, file, out, stop);
                return true;
            });
            out.force(true);
        }
    }

    private void copy(Connected<T> server, RemoteFacts file, FileChannel out, StopSignal stop) throws IOException {
        var exchange = server.endpoint.createExchange();
        var carrier = new RemoteFile<T>();
        exchange.setProperty(FileComponent.FILE_EXCHANGE_FILE, carrier);
        server.operations.retrieveFile(server.path(file.name()), exchange, file.sizeBytes());
        if (!(carrier.getBody() instanceof InputStream in)) {
            throw new IOException("the server does not hand it over");
        }
        try (in) {
            var buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (stop.requested()) {
                    throw new IOException("the bridge stops");
                }
                write(out, ByteBuffer.wrap(buffer, 0, count));
            }
        }
        server.operations.releaseRetrievedFileResources(exchange);
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    @Override
    public void move(String name, String folder) throws RemoteException {
        doing("move " + name + " to " + folder, server -> {
            var target = folder.startsWith("/") ? folder : server.path(folder);
            server.operations.buildDirectory(target, true);
            require(server.operations.renameFile(server.path(name), free(server, target + "/" + name)));
            return true;
        });
    }

    /** A name that is not taken; some servers would overwrite. */
    private String free(Connected<T> server, String path) throws IOException {
        var free = path;
        for (int i = 1; server.operations.existsFile(free); i++) {
            if (i > MOST_NAMES) {
                throw new IOException("there are " + MOST_NAMES + " files called " + path);
            }
            free = path + "." + i;
        }
        return free;
    }

    @Override
    public void delete(String name) throws RemoteException {
        doing("delete " + name, server -> {
            require(server.operations.deleteFile(server.path(name)));
            return true;
        });
    }

    private static void require(boolean done) throws IOException {
        if (!done) {
            throw new IOException("the server refuses it; check the user's rights");
        }
    }

    /** Something that a connected server does. */
    private interface Deed<T, R> {
        R on(Connected<T> server) throws IOException;
    }

    private <R> R doing(String what, Deed<T, R> deed) throws RemoteException {
        var server = connected();
        try {
            return deed.on(server);
        } catch (IOException | RuntimeException e) {
            throw explained("cannot " + what, e);
        }
    }

    private Connected<T> connected() throws RemoteException {
        var known = connected;
        if (known == null) {
            known = connect();
            connected = known;
        }
        return known;
    }

    private Connected<T> connect() throws RemoteException {
        try {
            var endpoint = protocol.endpoint();
            endpoint.setMaximumReconnectAttempts(0);
            var operations = endpoint.createRemoteFileOperations();
            operations.connect(endpoint.getConfiguration(), null);
            return entered(endpoint, operations);
        } catch (RemoteException e) {
            throw e;
        } catch (Exception e) {
            throw explained("cannot be reached", e);
        }
    }

    private Connected<T> entered(RemoteFileEndpoint<T> endpoint, RemoteFileOperations<T> operations)
            throws RemoteException {
        try {
            operations.changeCurrentDirectory(address.folder());
            return new Connected<>(endpoint, operations, operations.getCurrentDirectory());
        } catch (RuntimeException e) {
            disconnect(operations);
            throw explained("folder " + address.folder() + " cannot be entered", e);
        }
    }

    private RemoteException explained(String what, Exception failure) {
        for (Throwable at = failure; at != null; at = at.getCause() == at ? null : at.getCause()) {
            var better = protocol.explain(at);
            if (better.isPresent()) {
                return better.get();
            }
        }
        return new RemoteException(Kind.DOWN, address.server() + " " + what + ": " + innermost(failure), failure);
    }

    private static String innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return Optional.ofNullable(cause.getMessage())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    @Override
    public void disconnect() {
        var known = connected;
        connected = null;
        if (known != null) {
            disconnect(known.operations);
        }
    }

    private void disconnect(RemoteFileOperations<T> operations) {
        try {
            operations.forceDisconnect();
        } catch (GenericFileOperationFailedException e) {
            LOGGER.log(Level.DEBUG, "the connection to " + address.server() + " did not end in order", e);
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
