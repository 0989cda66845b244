package dev.bascule.camel;

import dev.bascule.batch.SourceId;
import dev.bascule.connection.BasculeConfig;
import dev.bascule.sink.kafka.SourceOwnership;
import dev.bascule.source.feed.DoneMarker;
import dev.bascule.source.feed.FeedFormat;
import dev.bascule.source.feed.FeedOptions;
import dev.bascule.source.feed.FileNames;
import dev.bascule.source.feed.Finished;
import dev.bascule.translate.copybook.option.OptionValues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private final String folder;
    private final OptionValues copybookOptions;

    @UriParam(
            description =
                    "Name of the source in the ledger; default: the folder. Keeps positions when the folder is moved")
    private @Nullable String name;

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

    @UriParam(defaultValue = "1s", description = "Time between two looks at the folder")
    private Duration delay = Duration.ofSeconds(1);

    @UriParam(description = "Folder to which finished files are moved, relative to their own")
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

    BasculeFeedEndpoint(String uri, BasculeFeedComponent component, String folder, OptionValues copybookOptions) {
        super(uri, component, SourceOwnership.MOST_LANES);
        this.folder = folder;
        this.copybookOptions = copybookOptions;
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
        format();
    }

    FeedOptions options() {
        return new FeedOptions(
                path(),
                names(),
                order(),
                Optional.ofNullable(doneFileName).map(DoneMarker::new),
                Optional.ofNullable(stableFor).orElse(doneFileName == null ? Duration.ofSeconds(2) : Duration.ZERO),
                delay,
                finished(),
                remember);
    }

    FeedFormat format() {
        return FeedFormats.of(this, config(), copybookOptions);
    }

    /** How lanes, instances and restarts know it. */
    SourceId sourceId() {
        return new SourceId("feed", name == null ? path().toString() : name);
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

    private Finished finished() {
        if (move != null && delete) {
            throw new IllegalArgumentException("delete cannot go together with move: a finished file has one fate");
        }
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

    public Duration getDelay() {
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
