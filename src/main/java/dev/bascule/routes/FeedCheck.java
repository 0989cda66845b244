package dev.bascule.routes;

import dev.bascule.connection.BasculeConfig;
import dev.bascule.source.feed.remote.RemoteAddress;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.FileOptions;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;

/** What the component of {@code bascule-feed:} doesn't check itself when its endpoint is made. */
final class FeedCheck {
    /** All options, to guess from. */
    static final List<String> OPTIONS = Stream.of(
                    Set.of(
                            "lanes",
                            "batchMessages",
                            "batchBytes",
                            "batchWait",
                            "batchMaxAge",
                            "idempotencyKey",
                            "deadLetter",
                            "deadLetterStore",
                            "name",
                            "include",
                            "exclude",
                            "order",
                            "doneFileName",
                            "stableFor",
                            "delay",
                            "move",
                            "delete",
                            "remember",
                            "layout",
                            "copyPath",
                            "password",
                            "privateKey",
                            "privateKeyPassphrase",
                            "knownHosts",
                            "hostKeyCheck",
                            "trustedCertificates",
                            "trailerRecord",
                            "trailerCount",
                            "trailerAlsoCounts",
                            "trailerSum"),
                    CopybookOptions.NAMES,
                    FileOptions.NAMES)
            .flatMap(Set::stream)
            .map(StringHelper::dashToCamelCase)
            .sorted()
            .toList();

    private final BasculeConfig config;
    private final boolean foldersMustExist;

    FeedCheck(BasculeConfig config, boolean foldersMustExist) {
        this.config = config;
        this.foldersMustExist = foldersMustExist;
    }

    List<Problem> check(EndpointNode node, EndpointUri uri) {
        if (!foldersMustExist
                || !uri.scheme().equals("bascule-feed")
                || uri.path().isEmpty()
                || RemoteAddress.isRemote(uri.path())) {
            return List.of();
        }
        var folder = config.dir().resolve(uri.path()).normalize();
        return Files.isDirectory(folder)
                ? List.of()
                : List.of(new Problem(node.uri(), "folder " + folder + " does not exist; make it, or mount it"));
    }
}
