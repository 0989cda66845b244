package dev.bascule.it.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's Chromium, driven by a script of {@code it-tests/src/test/browser} through Playwright, which npm installs at the first use. */
public final class Browser {
    private final Path chromium;
    private final Path folder = Repository.root().resolve("it-tests/target/browser");

    private Browser(Path chromium) {
        this.chromium = chromium;
    }

    /** Empty where Chromium, Node or npm is not installed. */
    public static Optional<Browser> installed() {
        return onPath("chromium")
                .or(() -> onPath("chromium-browser"))
                .filter(found -> onPath("npm").isPresent())
                .map(Browser::new);
    }

    /**
     * Runs a script to its end, and returns what it said.
     *
     * @param plan what the script reads from {@code CONSOLE_PLAN}; {@code browser} is added, and {@code pictures}, where it leaves them: those in the
     *     documentation are copies
     * @throws AssertionError it failed, or took longer than {@code patience}
     */
    public String run(String script, Map<String, ?> plan, Duration patience) throws IOException, InterruptedException {
        Tree.copy(Repository.root().resolve("it-tests/src/test/browser"), folder);
        if (!Files.exists(folder.resolve("node_modules/playwright-core"))) {
            run(Map.of(), patience, "npm", "ci", "--no-audit", "--no-fund");
        }
        var whole = new TreeMap<String, Object>(plan);
        whole.put("browser", chromium.toString());
        whole.put("pictures", folder.resolve("pictures").toString());
        return run(Map.of("CONSOLE_PLAN", new ObjectMapper().writeValueAsString(whole)), patience, "node", script);
    }

    private String run(Map<String, String> environment, Duration patience, String... command)
            throws IOException, InterruptedException {
        var name = String.join(" ", command);
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        var said = Files.createTempFile(folder, "said", ".log");
        builder.redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(name + " has not ended within " + patience + "\n" + Files.readString(said));
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(name + "\n" + Files.readString(said));
            }
            return Files.readString(said);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Optional<Path> onPath(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
