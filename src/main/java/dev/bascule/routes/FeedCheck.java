package dev.bascule.routes;

import dev.bascule.connection.BasculeConfig;
import dev.bascule.source.feed.remote.RemoteAddress;
import java.nio.file.Files;
import java.util.List;

/** What the component of {@code bascule-feed:} doesn't check itself when its endpoint is made. */
final class FeedCheck {
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
                || uri.option("autoCreate").filter(Boolean::parseBoolean).isPresent()
                || RemoteAddress.isRemote(uri.path())) {
            return List.of();
        }
        var folder = config.dir().resolve(uri.path()).normalize();
        return Files.isDirectory(folder)
                ? List.of()
                : List.of(new Problem(node.uri(), "folder " + folder + " does not exist; make it, or mount it"));
    }
}
