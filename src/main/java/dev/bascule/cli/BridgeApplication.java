package dev.bascule.cli;

import dev.bascule.batch.Bridge;
import dev.bascule.batch.Observers;
import dev.bascule.camel.BasculeRuntime;
import dev.bascule.connection.BasculeConfig;
import dev.bascule.connection.ConfigReader;
import dev.bascule.connection.ConsoleConfig;
import dev.bascule.manage.ConnectionBoard;
import dev.bascule.manage.ControlFile;
import dev.bascule.manage.Credentials;
import dev.bascule.manage.DeadLetterDesk;
import dev.bascule.manage.Management;
import dev.bascule.manage.Metrics;
import dev.bascule.manage.Observed;
import dev.bascule.manage.RunningProcess;
import dev.bascule.manage.RunningRoutes;
import dev.bascule.manage.console.OidcDoor;
import dev.bascule.manage.console.Users;
import dev.bascule.routes.RouteFolder;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.quarkus.core.CamelRuntime;

/**
 * The running bridge. Started in this order, ended in the reverse one: runtime bound, routes loaded, management shown,
 * control file written. The end of the Camel context, and with it of every lane, comes before the end of what the lanes share.
 */
public class BridgeApplication implements QuarkusApplication {
    private final CamelRuntime camel;
    private final CamelContext context;
    private final MeterRegistry registry;
    private final Credentials credentials;
    private final RunningProcess process;
    private final HttpServer server;
    private final OrderlyEnd end;
    private final Users users;
    private final OidcDoor oidc;

    BridgeApplication(
            CamelRuntime camel,
            CamelContext context,
            MeterRegistry registry,
            Credentials credentials,
            RunningProcess process,
            HttpServer server,
            OrderlyEnd end,
            Users users,
            OidcDoor oidc) {
        this.camel = camel;
        this.context = context;
        this.registry = registry;
        this.credentials = credentials;
        this.process = process;
        this.server = server;
        this.end = end;
        this.users = users;
        this.oidc = oidc;
    }

    /**
     * Runs until the process is asked to end.
     *
     * @param args the bridge's folder; its data folder must be locked
     * @return whether every lane has settled what it carried
     */
    @Override
    public int run(String... args) throws Exception {
        end.begun();
        EndSignals.handle(end);
        try {
            return serve(ConfigReader.read(Path.of(args[0]))) ? ExitCode.OK : ExitCode.NEGATIVE;
        } finally {
            end.done();
        }
    }

    private boolean serve(BasculeConfig config) throws Exception {
        var clock = Clock.systemUTC();
        var board = new ConnectionBoard(config.connections(), clock);
        var observed = Observed.since(clock);
        var metrics = new Metrics(registry);
        var observers = new Observers(metrics, observed.listener(), board);
        try (var runtime = new BasculeRuntime(config, observers)) {
            runtime.dedup().observe(metrics::follow);
            runtime.bindTo(context);
            // Before routes are loaded: pages of before a restart are answered already.
            var lacksPassword = letIn(config);
            camel.start();
            Collection<Bridge> bridges = List.of();
            try (var folder = new RouteFolder(context, config)) {
                folder.start();
                manage(
                        config,
                        runtime,
                        new RunningRoutes(context, runtime, folder, observed, board, clock),
                        lacksPassword);
                bridges = runtime.bridges().all();
            } finally {
                // All at once: Camel stops one route after the other, and each may need its time.
                runtime.bridges().all().forEach(Bridge::beginStop);
                camel.stop();
            }
            return bridges.stream().noneMatch(Bridge::abandoned);
        }
    }

    private void manage(BasculeConfig config, BasculeRuntime runtime, RunningRoutes routes, boolean lacksPassword)
            throws IOException {
        try (var management =
                new Management(config, routes, new DeadLetterDesk(runtime, context), runtime.trace(), registry)) {
            management.start();
            process.started(routes);
            showConsole(config, lacksPassword);
            controlFile(config.console()).write(config.data());
            Quarkus.waitForExit();
        } finally {
            ControlFile.delete(config.data());
        }
    }

    private ControlFile controlFile(ConsoleConfig console) throws IOException {
        var tls = console.tls();
        var certificate = tls.isPresent() ? BridgeTrust.fingerprint(tls.get().certificate()) : "";
        return new ControlFile(url(console), ProcessHandle.current().pid(), credentials.token(), certificate);
    }

    /** @return whether a password has to be made for anybody to be let in */
    private boolean letIn(BasculeConfig config) throws IOException {
        if (!config.console().enabled()) {
            return false;
        }
        oidc.open(config, url(config.console()));
        return users.open(config);
    }

    private void showConsole(BasculeConfig config, boolean lacksPassword) {
        if (config.console().enabled()) {
            var address = "bascule: console at " + url(config.console()) + "/hawtio";
            if (lacksPassword) {
                var making = new Thread(() -> showFirstPassword(address, config.data()), "first password");
                making.setDaemon(true);
                making.start();
            } else {
                System.err.println(address);
            }
        }
    }

    /** It is shown here and nowhere else. On a thread of its own: its hash takes longer than the lanes need to their first message. */
    private void showFirstPassword(String address, Path data) {
        try {
            users.makeFirst(
                    data,
                    password -> System.err.println(address + ", user " + Credentials.USER + ", password " + password
                            + " (shown this once; bascule keeps a hash)"));
        } catch (IOException e) {
            System.err.println(address);
            System.getLogger("dev.bascule.cli")
                    .log(Level.ERROR, "no password can be kept: the next start makes another one: {0}", e);
        }
    }

    /** As reached from this host. */
    private String url(ConsoleConfig console) {
        var isAny = console.host().equals("0.0.0.0") || console.host().equals("::");
        var host = isAny ? "127.0.0.1" : console.host();
        return console.tls().isPresent()
                ? "https://" + host + ":" + server.getSecurePort()
                : "http://" + host + ":" + server.getPort();
    }
}
