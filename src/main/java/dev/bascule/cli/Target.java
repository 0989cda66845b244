package dev.bascule.cli;

import dev.bascule.manage.ControlFile;
import dev.bascule.manage.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which running bridge a command is about: the one on the folder's data, or the one at {@code --url}. */
final class Target {
    private static final Set<String> HTTP = Set.of("http", "https");

    @Mixin
    private final Folder folder = new Folder();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A bridge elsewhere, such as http://host:8080; asks for user and password")
    private @Nullable URI url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = Credentials.USER,
            description = "With --url; the password is in the environment variable " + Credentials.PASSWORD_VARIABLE)
    private String user = Credentials.USER;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "With --url https://…; PEM file of the certificates to trust instead of the JVM's")
    private @Nullable Path ca;

    /** A client for that bridge; none to be found ends the command. */
    BridgeClient connect() throws IOException {
        return url == null ? local() : remote(url);
    }

    private BridgeClient local() throws IOException {
        var data = folder.data();
        return ControlFile.find(data)
                .map(running -> new BridgeClient(
                        URI.create(running.url()), "Bearer " + running.token(), trust(running.certificate())))
                .orElseThrow(() -> new CommandException(
                        ExitCode.NO_BRIDGE, "bascule: no bridge is running on data folder " + data));
    }

    private static BridgeTrust trust(String certificate) {
        return certificate.isEmpty() ? BridgeTrust.DEFAULT : BridgeTrust.pinned(certificate);
    }

    private BridgeClient remote(URI bridge) throws IOException {
        if (bridge.getHost() == null || !HTTP.contains(String.valueOf(bridge.getScheme()))) {
            throw new CommandException(
                    ExitCode.USAGE, "bascule: --url '" + bridge + "' is no address such as http://host:8080");
        }
        var password = Optional.ofNullable(System.getenv(Credentials.PASSWORD_VARIABLE))
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "bascule: --url needs a password in the environment variable "
                                + Credentials.PASSWORD_VARIABLE));
        var trust = ca == null ? BridgeTrust.DEFAULT : BridgeTrust.in(ca);
        return new BridgeClient(bridge, Credentials.basic(user, password), trust);
    }
}
