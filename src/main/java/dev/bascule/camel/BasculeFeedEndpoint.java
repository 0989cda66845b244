package dev.bascule.camel;

import dev.bascule.batch.SourceId;
import dev.bascule.connection.BasculeConfig;
import dev.bascule.sink.kafka.SourceOwnership;
import dev.bascule.source.feed.DoneMarker;
import dev.bascule.source.feed.FeedFormat;
import dev.bascule.source.feed.FeedOptions;
import dev.bascule.source.feed.FileNames;
import dev.bascule.source.feed.Finished;
import dev.bascule.source.feed.remote.Courier;
import dev.bascule.source.feed.remote.RemoteAddress;
import dev.bascule.source.feed.remote.RemoteFinished;
import dev.bascule.source.feed.remote.RemoteOptions;
import dev.bascule.source.feed.remote.Spool;
import dev.bascule.translate.copybook.option.OptionValues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;

/** A folder of files as source of batches, a message for each record. Creating it reads the layout and no file of the folder. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "bascule-feed",
        title = "Bascule Feed",
        syntax = "bascule-feed:folder",
        consumerOnly = true)
public final class BasculeFeedEndpoint extends BatchEndpoint {
    private static final Duration SPOOL_DELAY = Duration.ofMillis(200);

    private final String folder;
    private final OptionValues copybookOptions;
    private final RemoteParameters remoteParameters;

    @UriParam(
            description =
                    "Name of the source in the ledger; default: the folder. Keeps positions when the folder is moved")
    private @Nullable String name;

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

    @UriParam(description = "Copybook in config/copybooks; without one a message is the record's bytes")
    private @Nullable String layout;

    @UriParam(description = "Folders with the members of COPY, after the layout's own, with commas between")
    private String copyPath = "";

    @UriParam(description = "The level 01 that describes the first trailer record")
    private @Nullable String trailerRecord;

    @UriParam(description = "Item of the trailer that holds the number of data records")
    private @Nullable String trailerCount;

    @UriParam(
            defaultValue = "0",
            description = "Records that the trailer counts besides the data: 2 with header and trailer")
    private int trailerAlsoCounts;

    @UriParam(description = "Sums to check, TOTAL-ITEM=DATA-ITEM with semicolons between")
    private String trailerSum = "";

    BasculeFeedEndpoint(
            String uri,
            BasculeFeedComponent component,
            String folder,
            OptionValues copybookOptions,
            RemoteParameters remoteParameters) {
        super(uri, component, SourceOwnership.MOST_LANES);
        this.folder = folder;
        this.copybookOptions = copybookOptions;
        this.remoteParameters = remoteParameters;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "bascule-feed: is a source; to write files from a route use Camel's file: component");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new BasculeFeedConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** Whether all options go together and the layout is sound. */
    void check() {
        options();
        address()
                .ifPresentOrElse(
                        server -> {
                            refuseAutoCreate();
                            remoteOptions();
                            remoteParameters.access(server, config().dir());
                        },
                        remoteParameters::refuseAll);
        format();
    }

    private void refuseAutoCreate() {
        if (autoCreate) {
            throw new IllegalArgumentException("autoCreate is for local folders, not for a server's");
        }
    }

    FeedOptions options() {
        return address().isPresent() ? spoolOptions() : localOptions();
    }

    private FeedOptions localOptions() {
        return new FeedOptions(
                path(),
                autoCreate,
                names(),
                order(),
                doneMarker(),
                stableTime(),
                Optional.ofNullable(delay).orElse(Duration.ofSeconds(1)),
                finished(),
                remember);
    }

    /** What comes into the spool is complete. */
    private FeedOptions spoolOptions() {
        return new FeedOptions(
                spool().folder(),
                false,
                new FileNames(List.of(), List.of()),
                order(),
                Optional.empty(),
                Duration.ZERO,
                SPOOL_DELAY,
                new Finished.Move(spool().done()),
                remember);
    }

    private RemoteOptions remoteOptions() {
        return new RemoteOptions(
                names(),
                doneMarker(),
                stableTime(),
                Optional.ofNullable(delay).orElse(Duration.ofSeconds(10)),
                remoteFinished());
    }

    private Optional<DoneMarker> doneMarker() {
        return Optional.ofNullable(doneFileName).map(DoneMarker::new);
    }

    private Duration stableTime() {
        return Optional.ofNullable(stableFor).orElse(doneFileName == null ? Duration.ofSeconds(2) : Duration.ZERO);
    }

    /** The server that the files come from; empty if the folder is local. */
    private Optional<RemoteAddress> address() {
        return RemoteAddress.isRemote(folder) ? Optional.of(RemoteAddress.parse(folder)) : Optional.empty();
    }

    private Spool spool() {
        return Spool.in(config().data(), sourceId().destination());
    }

    /**
     * Who brings the files, not started; empty if the folder is local.
     *
     * @param isStuck whether the copy of that name is stopped or was given up
     */
    Optional<Courier> courier(Predicate<String> isStuck) {
        return address().map(server -> {
            remoteParameters.warn(server);
            var access = remoteParameters.access(server, config().dir());
            return Courier.of(getCamelContext(), server, access, spool(), remoteOptions(), isStuck);
        });
    }

    FeedFormat format() {
        return FeedFormats.of(this, config(), copybookOptions);
    }

    /** How lanes, instances and restarts know it. */
    SourceId sourceId() {
        var place = address().map(RemoteAddress::toString).orElseGet(() -> path().toString());
        return new SourceId("feed", name == null ? place : name);
    }

    private Path path() {
        return config().dir().resolve(folder).normalize();
    }

    private BasculeConfig config() {
        var registry = getCamelContext().getRegistry();
        var runtime = registry.lookupByNameAndType(BasculeRuntime.NAME, BasculeRuntime.class);
        if (runtime != null) {
            return runtime.config();
        }
        var config = registry.lookupByNameAndType("basculeConfig", BasculeConfig.class);
        if (config == null) {
            throw new IllegalStateException("this Camel context has no Bascule configuration");
        }
        return config;
    }

    private FileNames names() {
        try {
            return new FileNames(list(include, ","), list(exclude, ","));
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

    private Finished finished() {
        refuseTwoFates();
        if (move != null) {
            return new Finished.Move(path().resolve(move).normalize());
        }
        return delete ? new Finished.Delete() : new Finished.Keep();
    }

    static List<String> list(String text, String separator) {
        return List.of(text.split(separator)).stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
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

    public @Nullable String getLayout() {
        return layout;
    }

    public void setLayout(String layout) {
        this.layout = layout;
    }

    public String getCopyPath() {
        return copyPath;
    }

    public void setCopyPath(String copyPath) {
        this.copyPath = copyPath;
    }

    public @Nullable String getTrailerRecord() {
        return trailerRecord;
    }

    public void setTrailerRecord(String trailerRecord) {
        this.trailerRecord = trailerRecord;
    }

    public @Nullable String getTrailerCount() {
        return trailerCount;
    }

    public void setTrailerCount(String trailerCount) {
        this.trailerCount = trailerCount;
    }

    public int getTrailerAlsoCounts() {
        return trailerAlsoCounts;
    }

    public void setTrailerAlsoCounts(int trailerAlsoCounts) {
        this.trailerAlsoCounts = trailerAlsoCounts;
    }

    public String getTrailerSum() {
        return trailerSum;
    }

    public void setTrailerSum(String trailerSum) {
        this.trailerSum = trailerSum;
    }
}
