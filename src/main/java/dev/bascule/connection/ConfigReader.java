package dev.bascule.connection;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.DedupBounds;
import dev.bascule.batch.PoisonBounds;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code config/application.yaml} beneath a bridge's folder. Touches nothing but that file and the files that it refers to. */
public final class ConfigReader {
    private static final String POSTGRES = "jdbc:postgresql:";
    private static final int MOST_INSTANCES = 1_000;
    private static final String DATABASE_RULE = "PostgreSQL's JDBC URL, such as " + POSTGRES + "//db/bascule";
    private static final List<String> PASSED_ON = List.of("quarkus", "camel");

    private final Path dir;
    private final Path file;
    private final Problems problems;
    private final Placeholders placeholders;

    private ConfigReader(Path dir, UnaryOperator<@Nullable String> environment) {
        this.dir = dir.toAbsolutePath().normalize();
        this.file = dir.resolve("config").resolve("application.yaml").normalize();
        this.problems = new Problems(file.toString());
        this.placeholders = new Placeholders(this.dir, environment);
    }

    /** The bridge's own settings. */
    public static BasculeConfig read(Path dir) throws ConfigException {
        return readFile(dir).bascule();
    }

    /** Only the data folder, whatever else may be wrong: for commands about a bridge that runs already. */
    public static Path readDataFolder(Path dir) throws ConfigException {
        return new ConfigReader(dir, System::getenv).readDataFolder();
    }

    /** The whole file. */
    public static ConfigFile readFile(Path dir) throws ConfigException {
        return readFile(dir, System::getenv);
    }

    /** As {@link #readFile(Path)} in another environment; {@code environment} gives null for what is not set. */
    static ConfigFile readFile(Path dir, UnaryOperator<@Nullable String> environment) throws ConfigException {
        return new ConfigReader(dir, environment).readFile();
    }

    private ConfigFile readFile() throws ConfigException {
        var root = compose();
        var passedOn = new LinkedHashMap<String, String>();
        Optional<BasculeConfig> config = Optional.empty();
        if (root.isPresent() && root.get() instanceof MappingNode mapping) {
            var top = new Section(problems, placeholders, "", mapping, mapping);
            for (var prefix : PASSED_ON) {
                top.properties(prefix).forEach((name, value) -> passedOn.put(prefix + "." + name, value));
            }
            config = config(top);
            top.refuseOthers();
        } else {
            root.ifPresentOrElse(
                    node -> problems.at(node, "the file must be a mapping with the key 'bascule'"),
                    () -> problems.at(Optional.empty(), "bascule: missing; the file is empty"));
        }
        problems.throwIfAny();
        return new ConfigFile(config.orElseThrow(), passedOn);
    }

    private Path readDataFolder() throws ConfigException {
        var data = compose()
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .flatMap(mapping -> new Section(problems, placeholders, "", mapping, mapping).section("bascule"))
                .flatMap(bascule -> bascule.text("data"));
        problems.throwIfAny();
        return dataFolder(data);
    }

    private Path dataFolder(Optional<String> configured) {
        return dir.resolve(configured.orElse("data")).normalize();
    }

    private Optional<Node> compose() throws ConfigException {
        try {
            var settings = LoadSettings.builder().setLabel(file.toString()).build();
            return new Compose(settings).composeString(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw unreadable("there is no such file; --dir names the folder that contains config/application.yaml");
        } catch (CharacterCodingException e) {
            throw unreadable("not UTF-8: save the file as UTF-8");
        } catch (IOException e) {
            throw unreadable("cannot be read: " + e);
        } catch (MarkedYamlEngineException e) {
            problems.at(e.getProblemMark(), "not YAML: " + oneLine(e.getProblem()));
        } catch (YamlEngineException e) {
            problems.at(Optional.empty(), "not YAML: " + oneLine(String.valueOf(e.getMessage())));
        }
        problems.throwIfAny();
        return Optional.empty();
    }

    private Optional<BasculeConfig> config(Section top) {
        top.require("bascule", "must be a mapping with our settings");
        return top.section("bascule").map(this::settings);
    }

    private BasculeConfig settings(Section bascule) {
        var instance = bascule.parsed("instance", "made of letters, digits, '.', '_' and '-'", Names::simple)
                .orElseGet(Names::ofHost);
        var data = dataFolder(bascule.text("data"));
        var database = bascule.section("database").map(ConfigReader::database);
        var batch = bascule.section("batch").map(ConfigReader::batch).orElse(BatchLimits.DEFAULT);
        var poison = bascule.section("poison").map(ConfigReader::poison).orElse(PoisonBounds.DEFAULT);
        var dedup = bascule.section("dedup")
                .map(section -> dedup(section, bascule.keys().contains("database")))
                .orElse(DedupConfig.DEFAULT);
        Map<String, Connection> connections =
                bascule.section("connections").map(ConnectionReader::read).orElse(Map.of());
        var console =
                bascule.section("console").map(new ConsoleReader(dir)::read).orElse(ConsoleConfig.DEFAULT);
        var deadLetters =
                bascule.section("dead-letters").map(DeadLetterReader::read).orElse(DeadLetterConfig.DEFAULT);
        var trace = bascule.section("trace").map(ConfigReader::trace).orElse(TraceConfig.DEFAULT);
        var reload = bascule.flag("reload", false);
        bascule.refuseOthers();
        return new BasculeConfig(
                dir, instance, data, database, batch, poison, dedup, connections, console, deadLetters, trace, reload);
    }

    private static DatabaseConfig database(Section section) {
        var database = new DatabaseConfig(
                section.required(
                        "url", DATABASE_RULE, text -> Optional.of(text).filter(url -> url.startsWith(POSTGRES))),
                section.text("username"),
                section.text("password"));
        section.refuseOthers();
        return database;
    }

    private static BatchLimits batch(Section section) {
        var absent = BatchLimits.DEFAULT;
        var messages = section.number("messages", absent.messages(), 1, 100_000);
        var bytes = section.bytes("bytes", absent.bytes());
        var waitTime = section.duration("wait", absent.waitTime());
        var maxAge = section.duration("max-age", absent.maxAge());
        section.refuseOthers();
        try {
            return new BatchLimits(messages, bytes, waitTime, maxAge);
        } catch (IllegalArgumentException e) {
            section.problem(e);
            return absent;
        }
    }

    private static PoisonBounds poison(Section section) {
        var absent = PoisonBounds.DEFAULT;
        var failed = section.number("failed", absent.failed(), 0, 10_000);
        var ofLast = section.number("of-last", Math.max(absent.ofLast(), failed), 1, 10_000);
        section.refuseOthers();
        try {
            return new PoisonBounds(failed, ofLast);
        } catch (IllegalArgumentException e) {
            section.problem(e);
            return absent;
        }
    }

    private static DedupConfig dedup(Section section, boolean isShared) {
        var instances = section.number("instances", 1, 1, MOST_INSTANCES);
        if (instances > 1 && !isShared) {
            section.problem(
                    "instances",
                    section.path() + ".instances: " + instances
                            + " instances need one bascule.database.url: with an embedded"
                            + " database each has windows of its own, and what a producer sends twice may be delivered twice");
        }
        var bounds = dedupBounds(section, DedupBounds.DEFAULT);
        var routes = new LinkedHashMap<String, DedupBounds>();
        section.section("routes")
                .ifPresent(byId -> byId.keys().forEach(id -> byId.section(id).ifPresent(route -> {
                    routes.put(id, dedupBounds(route, bounds));
                    route.refuseOthers();
                })));
        section.refuseOthers();
        return new DedupConfig(bounds, routes);
    }

    private static DedupBounds dedupBounds(Section section, DedupBounds absent) {
        var window = section.duration("window", absent.window());
        var maxKeys = section.number("max-keys", absent.maxKeys(), DedupBounds.MIN_KEYS, DedupBounds.MAX_KEYS);
        try {
            return new DedupBounds(window, maxKeys);
        } catch (IllegalArgumentException e) {
            section.problem(e);
            return absent;
        }
    }

    private static TraceConfig trace(Section section) {
        var absent = TraceConfig.DEFAULT;
        var enabled = section.flag("enabled", absent.enabled());
        var window = section.duration("window", absent.window());
        var maxMessages = section.number("max-messages", absent.maxMessages(), 1, 100_000_000);
        section.refuseOthers();
        try {
            return new TraceConfig(enabled, window, maxMessages);
        } catch (IllegalArgumentException e) {
            section.problem(e);
            return absent;
        }
    }

    private ConfigException unreadable(String message) {
        return new ConfigException(List.of(new ConfigProblem(file.toString(), 1, 1, message)));
    }

    private static String oneLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
