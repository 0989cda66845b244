package dev.bascule.it.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The folder that a bridge runs on: configuration and routes, as a user would write them. */
public final class BridgeFolder {
    private final Path dir;

    /** Makes the folder. */
    public BridgeFolder(Path dir) throws IOException {
        this.dir = dir.toAbsolutePath();
        Files.createDirectories(routes());
        Files.createDirectories(this.dir.resolve("config"));
    }

    /** Where it is. */
    public Path dir() {
        return dir;
    }

    /** Where its routes are. */
    public Path routes() {
        return dir.resolve("routes");
    }

    /** The data folder. */
    public Path data() {
        return dir.resolve("data");
    }

    /**
     * Writes the configuration with connections {@code erp} (Artemis) and {@code cloud} (Kafka).
     *
     * @param consolePort of health, metrics and management
     * @param more further lines under {@code bascule:}, such as {@code reload: true}
     */
    public BridgeFolder configure(
            String instance, String artemisUrl, String bootstrapServers, int consolePort, String... more)
            throws IOException {
        return configure(instance, "artemis", artemisUrl, bootstrapServers, consolePort, more);
    }

    /** The same with another kind of broker, such as {@code activemq}. */
    public BridgeFolder configure(
            String instance, String kind, String brokerUrl, String bootstrapServers, int consolePort, String[] more)
            throws IOException {
        var yaml =
                """
                bascule:
                  instance: %s
                  connections:
                    erp: {kind: %s, url: "%s", username: bridge, password: "${ERP_PASSWORD}"}
                    cloud: {kind: kafka, bootstrap-servers: "%s"}
                  console: {enabled: true, host: 127.0.0.1, port: %d}
                """
                        .formatted(instance, kind, brokerUrl, bootstrapServers, consolePort);
        var further = List.of(more).stream().map(line -> "  " + line + "\n").toList();
        Files.writeString(dir.resolve("config/application.yaml"), yaml + String.join("", further));
        return this;
    }

    /** Adds a setting of the clients of connection {@code cloud}. */
    public BridgeFolder kafkaSetting(String name, Object value) throws IOException {
        var file = dir.resolve("config/application.yaml");
        var cloud = "cloud: {kind: kafka,";
        Files.writeString(
                file, Files.readString(file).replace(cloud, cloud + " properties: {" + name + ": " + value + "},"));
        return this;
    }

    /** Adds a user of the console with the role of an operator. */
    public BridgeFolder operator(String name, String password) throws IOException {
        var file = dir.resolve("config/application.yaml");
        var console = "console: {";
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                console,
                                console + "users: [{name: " + name + ", password: " + password
                                        + ", role: operator}], "));
        return this;
    }

    /** Adds a connection to the configuration, such as {@code aws: {kind: aws, …}}. */
    public BridgeFolder connection(String yaml) throws IOException {
        var file = dir.resolve("config/application.yaml");
        var connections = "  connections:\n";
        Files.writeString(file, Files.readString(file).replace(connections, connections + "    " + yaml + "\n"));
        return this;
    }

    /** Writes {@code routes/<name>.yaml} in one stroke, so that a watching bridge never reads half a file. */
    public BridgeFolder route(String name, String yaml) throws IOException {
        var half = Files.writeString(dir.resolve(name + ".half"), yaml);
        Files.move(
                half,
                routes().resolve(name + ".yaml"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        return this;
    }

    /** Adds the Kamelets of the repository. */
    public BridgeFolder connectors() throws IOException {
        var connectors = Files.createDirectories(dir.resolve("connectors"));
        for (var file : Repository.files(Repository.root().resolve("connectors"), ".yaml")) {
            Files.copy(file, connectors.resolve(file.getFileName()));
        }
        return this;
    }
}
