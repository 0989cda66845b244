package dev.bascule.cli;

import dev.bascule.connection.ConfigFile;
import dev.bascule.connection.ConsoleTls;
import dev.bascule.manage.AccessFilter;
import dev.bascule.manage.DataFolder;
import dev.bascule.manage.console.Sessions;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bascule run}: hands the process over to Quarkus and {@link BridgeApplication}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs the bridge until it is ended; SIGTERM drains it.")
final class RunCommand implements Callable<Integer> {
    private static final String WHERE_TO_LISTEN =
            "; bascule.console in config/application.yaml has the host and port to listen at, port 0 takes any free one";

    @Mixin
    private final Folder folder = new Folder();

    @Override
    public Integer call() throws IOException {
        chooseLogManager();
        var config = folder.config();
        try (var data = DataFolder.lock(config.bascule().data())) {
            applySettings(config);
            Quarkus.run(BridgeApplication.class, RunCommand::end, folder.dir().toString());
        }
        return ExitCode.OK;
    }

    /** Ends the process, which frees the data folder; where Quarkus could not start, the innermost cause says why. */
    private static void end(int code, @Nullable Throwable failure) {
        if (failure != null) {
            System.err.println("bascule: " + ErrorLine.ofRoot(failure) + (listening(failure) ? WHERE_TO_LISTEN : ""));
        }
        System.exit(code);
    }

    private static boolean listening(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    /** Before the configuration is checked: that loads clients that log, and the first logger of a process decides for all. */
    private static void chooseLogManager() {
        setUnlessSet("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    }

    /** What the user has set for Quarkus stands above what we derive, and a system property above both. */
    private static void applySettings(ConfigFile config) {
        config.passedOn().forEach(RunCommand::setUnlessSet);
        var console = config.bascule().console();
        setUnlessSet("quarkus.http.host", console.host());
        setUnlessSet("quarkus.http.port", Integer.toString(console.port()));
        setUnlessSet(Sessions.IDLE_PROPERTY, Long.toString(console.session().toSeconds()));
        console.tls().ifPresent(tls -> encrypt(console.port(), tls));
        setUnlessSet(AccessFilter.CONSOLE_PROPERTY, Boolean.toString(console.enabled()));
        setUnlessSet("quarkus.log.console.json.enabled", Boolean.toString(!Boolean.getBoolean("bascule.terminal")));
    }

    private static void encrypt(int port, ConsoleTls tls) {
        setUnlessSet("quarkus.http.ssl-port", Integer.toString(port));
        setUnlessSet("quarkus.http.insecure-requests", "disabled");
        setUnlessSet("quarkus.http.ssl.certificate.files", tls.certificate().toString());
        setUnlessSet("quarkus.http.ssl.certificate.key-files", tls.key().toString());
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
