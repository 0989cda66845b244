package dev.bascule.camel;

import dev.bascule.source.feed.DoneMarker;
import dev.bascule.source.feed.FeedOptions;
import dev.bascule.source.feed.FileNames;
import dev.bascule.source.feed.Finished;
import dev.bascule.source.feed.remote.RemoteFinished;
import dev.bascule.source.feed.remote.RemoteOptions;
import dev.bascule.source.feed.remote.Spool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** Which files of a folder are read, in what order and when, and what becomes of them: options of {@code bascule-feed:}. */
@UriParams
public final class FeedParameters {
    private static final Duration SPOOL_DELAY = Duration.ofMillis(200);

    @UriParam(description = "Whether a folder that is missing is made; not for one that is mounted, nor for a server's")
    private boolean autoCreate;

    @UriParam(description = "Globs of the files to read, with commas between; default: all")
    private String include = "";

    @UriParam(description = "Globs of files not to read, with commas between")
    private String exclude = "";

    @UriParam(defaultValue = "name", enums = "name,time", description = "The order in which files are read")
    private String order = "name";

    @UriParam(description = "A file is complete when its marker is there, such as ${file:name}.done")
    private @Nullable String doneFileName;

    @UriParam(description = "A file is complete when it has not changed for so long; default 2s, with markers 0s")
    private @Nullable Duration stableFor;

    @UriParam(description = "Time between two looks at the folder; default 1s, at a server's 10s")
    private @Nullable Duration delay;

    @UriParam(
            description =
                    "Folder to which finished files are moved, relative to their own; on the server if they are there")
    private @Nullable String move;

    @UriParam(description = "Whether finished files are deleted")
    private boolean delete;

    @UriParam(defaultValue = "90d", description = "How long a finished file is known after it has left the folder")
    private Duration remember = Duration.ofDays(90);

    /**
     * For a folder of this machine.
     *
     * @throws IllegalArgumentException names the option that is wrong, or those that don't go together
     */
    FeedOptions of(Path folder) {
        return new FeedOptions(
                folder,
                autoCreate,
                names(),
                order(),
                doneMarker(),
                stableTime(),
                Optional.ofNullable(delay).orElse(Duration.ofSeconds(1)),
                finished(folder),
                remember);
    }

    /** For what a server's files are fetched into: what comes there is complete. */
    FeedOptions of(Spool spool) {
        return new FeedOptions(
                spool.folder(),
                false,
                new FileNames(List.of(), List.of()),
                order(),
                Optional.empty(),
                Duration.ZERO,
                SPOOL_DELAY,
                new Finished.Move(spool.done()),
                remember);
    }

    /**
     * For a server's folder.
     *
     * @throws IllegalArgumentException names the option that is wrong, or those that don't go together
     */
    RemoteOptions ofServer() {
        if (autoCreate) {
            throw new IllegalArgumentException("autoCreate is for local folders, not for a server's");
        }
        return new RemoteOptions(
                names(),
                doneMarker(),
                stableTime(),
                Optional.ofNullable(delay).orElse(Duration.ofSeconds(10)),
                remoteFinished());
    }

    private FileNames names() {
        try {
            return new FileNames(CommaList.of(include), CommaList.of(exclude));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    (include.isEmpty() ? "exclude" : "include") + " takes globs such as *.DAT: " + e.getMessage());
        }
    }

    private FeedOptions.Order order() {
        return switch (order) {
            case "name" -> FeedOptions.Order.NAME;
            case "time" -> FeedOptions.Order.TIME;
            default -> throw new IllegalArgumentException("order is '" + order + "'; it must be name or time");
        };
    }

    private Optional<DoneMarker> doneMarker() {
        return Optional.ofNullable(doneFileName).map(DoneMarker::new);
    }

    private Duration stableTime() {
        return Optional.ofNullable(stableFor).orElse(doneFileName == null ? Duration.ofSeconds(2) : Duration.ZERO);
    }

    private Finished finished(Path folder) {
        refuseTwoFates();
        if (move != null) {
            return new Finished.Move(folder.resolve(move).normalize());
        }
        return delete ? new Finished.Delete() : new Finished.Keep();
    }

    private RemoteFinished remoteFinished() {
        refuseTwoFates();
        if (move != null) {
            return new RemoteFinished.Move(move);
        }
        return delete ? new RemoteFinished.Delete() : new RemoteFinished.Keep();
    }

    private void refuseTwoFates() {
        if (move != null && delete) {
            throw new IllegalArgumentException("delete cannot go together with move: a finished file has one fate");
        }
    }

    public boolean isAutoCreate() {
        return autoCreate;
    }

    public void setAutoCreate(boolean autoCreate) {
        this.autoCreate = autoCreate;
    }

    public String getInclude() {
        return include;
    }

    public void setInclude(String include) {
        this.include = include;
    }

    public String getExclude() {
        return exclude;
    }

    public void setExclude(String exclude) {
        this.exclude = exclude;
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = order.toLowerCase(Locale.ROOT);
    }

    public @Nullable String getDoneFileName() {
        return doneFileName;
    }

    public void setDoneFileName(String doneFileName) {
        this.doneFileName = doneFileName;
    }

    public @Nullable Duration getStableFor() {
        return stableFor;
    }

    public void setStableFor(Duration stableFor) {
        this.stableFor = stableFor;
    }

    public @Nullable Duration getDelay() {
        return delay;
    }

    public void setDelay(Duration delay) {
        this.delay = delay;
    }

    public @Nullable String getMove() {
        return move;
    }

    public void setMove(String move) {
        this.move = move;
    }

    public boolean isDelete() {
        return delete;
    }

    public void setDelete(boolean delete) {
        this.delete = delete;
    }

    public Duration getRemember() {
        return remember;
    }

    public void setRemember(Duration remember) {
        this.remember = remember;
    }
}
