package dev.bascule.it.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where things lie in the source checkout that these classes were built in. */
public final class Repository {
    private static final Path TARGET = target();

    private Repository() {}

    /** The root of the checkout. */
    public static Path root() {
        return TARGET.resolve("../..").normalize();
    }

    /** The bridge, built. */
    public static Path bridgeJar() {
        var jar = root().resolve("target/bascule-runner.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build the bridge first, ./mvnw package -DskipITs");
        }
        return jar;
    }

    /** These it-tests' own jar; also the agent that kills a bridge at a chosen step. */
    public static Path agentJar() {
        return TARGET.resolve("bascule-it-tests.jar");
    }

    /** Class path of the servers, baselines and tools: jars in a fixed order, so that an archive of their classes fits. */
    public static String classPath() {
        try {
            var jars = files(TARGET.resolve("lib"), ".jar");
            jars.add(0, agentJar());
            return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Where {@link LabArchive} keeps its classes. */
    static Path labArchive() {
        return TARGET.resolve("lab.jsa");
    }

    /** A folder for what a test or run leaves behind. */
    public static Path work(String name) {
        return TARGET.resolve("work").resolve(name);
    }

    /** The files in {@code folder} with this ending, sorted; none if there is no such folder. */
    public static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return new ArrayList<>(all.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList());
        }
    }

    private static Path target() {
        try {
            var code = Path.of(Repository.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return code.toAbsolutePath().resolve("..").normalize();
        } catch (URISyntaxException notAFile) {
            throw new IllegalStateException("these classes were not loaded from a file", notAFile);
        }
    }
}
