package dev.bascule.camel;

import dev.bascule.batch.SourceId;
import dev.bascule.connection.BasculeConfig;
import dev.bascule.sink.kafka.SourceOwnership;
import dev.bascule.source.feed.FeedFormat;
import dev.bascule.source.feed.FeedOptions;
import dev.bascule.source.feed.remote.Courier;
import dev.bascule.source.feed.remote.RemoteAddress;
import dev.bascule.source.feed.remote.Spool;
import dev.bascule.translate.copybook.option.OptionValues;
import java.nio.file.Path;
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
    private final String folder;
    private final OptionValues copybookOptions;
    private final RemoteParameters remoteParameters;

    @UriParam
    private final FeedParameters feedParameters = new FeedParameters();

    @UriParam(
            description =
                    "Name of the source in the ledger; default: the folder. Keeps positions when the folder is moved")
    private @Nullable String name;

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

    FeedParameters feedParameters() {
        return feedParameters;
    }

    /** Whether all options go together and the layout is sound. */
    void check() {
        options();
        address()
                .ifPresentOrElse(
                        server -> {
                            feedParameters.ofServer();
                            remoteParameters.access(server, config().dir());
                        },
                        remoteParameters::refuseAll);
        format();
    }

    FeedOptions options() {
        return address().isPresent() ? feedParameters.of(spool()) : feedParameters.of(path());
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
            return Courier.of(getCamelContext(), server, access, spool(), feedParameters.ofServer(), isStuck);
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
        return BasculeRuntime.configOf(getCamelContext());
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
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
