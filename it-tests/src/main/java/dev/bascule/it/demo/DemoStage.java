package dev.bascule.it.demo;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.load.Brokers;
import dev.bascule.it.process.BridgeJvm;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.process.BridgeSetup;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.process.Repository;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The lab and, on the repository's own configuration and routes, the bridge; each a process. */
final class DemoStage implements AutoCloseable {
    static final String MANAGEMENT_USER = "bascule";
    static final String BUS = "orders";

    private final Path data;
    private final Path inbox;
    private final LabProcess lab;
    private final BridgeProcess bridge;
    private final int managementPort = Ports.freeOr(8080);
    private final String managementPassword = Credentials.random().password();

    /** On the repository's configuration; without a console, management answers only commands of this host. */
    DemoStage(Path dir, boolean console) throws IOException {
        this(dir, Repository.root(), Map.of("BASCULE_CONSOLE", Boolean.toString(console)));
    }

    /**
     * @param home with configuration and routes, such as the repository's
     * @param more what else the configuration takes from the environment
     */
    DemoStage(Path dir, Path home, Map<String, String> more) throws IOException {
        data = dir.resolve("bridge");
        inbox = dir.resolve("inbox");
        lab = LabProcess.both(dir.resolve("lab"), Credentials.random());
        var environment = new HashMap<>(more);
        environment.putAll(Map.of(
                "ERP_URL", lab.artemisUrl(),
                "ERP_PASSWORD", lab.credentials().password(),
                "CLOUD_BOOTSTRAP", lab.bootstrapServers(),
                "AWS_ENDPOINT", lab.awsEndpoint(),
                "MAINFRAME_INBOX", inbox.toString(),
                "BASCULE_DATA", data.toString(),
                "BASCULE_PORT", Integer.toString(managementPort),
                "BASCULE_PASSWORD", managementPassword,
                "BASCULE_RELOAD", "true"));
        bridge = new BridgeProcess(
                new BridgeSetup(home, data, dir.resolve("bridge.log"), environment, BridgeJvm.OPTIONS));
    }

    /** The bridge's data folder. */
    Path data() {
        return data;
    }

    /** Where the mainframe's files come; the bridge makes it. */
    Path inbox() {
        return inbox;
    }

    LabProcess lab() {
        return lab;
    }

    BridgeProcess bridge() {
        return bridge;
    }

    String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    String managementPassword() {
        return managementPassword;
    }

    ConnectionFactory broker() {
        return Brokers.artemis(lab.artemisUrl(), lab.credentials());
    }

    @Override
    public void close() {
        bridge.close();
        lab.close();
    }
}
