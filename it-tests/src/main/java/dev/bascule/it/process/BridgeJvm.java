package dev.bascule.it.process;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** The JVM that {@code bascule run} gives a bridge. */
public final class BridgeJvm {
    /** Compiler, collector and memory. */
    public static final List<String> OPTIONS = List.of(
            "-XX:Tier4InvocationThreshold=15000",
            "-XX:Tier4MinInvocationThreshold=1800",
            "-XX:Tier4CompileThreshold=45000",
            "-XX:Tier4BackEdgeThreshold=120000",
            "-XX:InlineSmallCode=1000",
            "-XX:FreqInlineSize=200",
            "-XX:+UseSerialGC",
            "-Xms288m",
            "-Xmx288m",
            "-Xmn112m",
            "-XX:SurvivorRatio=4",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:ReservedCodeCacheSize=64m",
            "-Xss512k");

    /** Fewer arenas: native memory stays near what is in use. */
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private BridgeJvm() {}

    /** The archive of classes if the {@code bascule} script has made one, for a start as quick as the script's. */
    public static List<String> archivedClasses() throws IOException {
        var archive = Repository.root().resolve("target/bascule.jsa");
        if (!Files.exists(archive) || Files.size(archive) == 0) {
            return List.of();
        }
        return List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr");
    }
}
