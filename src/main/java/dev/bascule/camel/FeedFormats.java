package dev.bascule.camel;

import dev.bascule.connection.BasculeConfig;
import dev.bascule.source.feed.FeedFormat;
import dev.bascule.source.feed.TrailerPlan;
import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.RecordFile;
import dev.bascule.translate.copybook.frame.FileShape;
import dev.bascule.translate.copybook.frame.Framing;
import dev.bascule.translate.copybook.frame.LineEnds;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Layout;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.FileOptions;
import dev.bascule.translate.copybook.option.OptionValues;
import dev.bascule.translate.layouts.LayoutFolder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes of a {@code bascule-feed:} endpoint's options what its files hold. */
final class FeedFormats {
    private final BasculeFeedEndpoint endpoint;
    private final OptionValues values;
    private final FileOptions fileOptions;

    private FeedFormats(BasculeFeedEndpoint endpoint, OptionValues values) {
        this.endpoint = endpoint;
        this.values = values;
        this.fileOptions = CopybookParameters.read(() -> FileOptions.of(values));
    }

    /** {@link IllegalArgumentException} names the option that is wrong, or the layout's line. */
    static FeedFormat of(BasculeFeedEndpoint endpoint, BasculeConfig config, OptionValues values) {
        var formats = new FeedFormats(endpoint, values);
        var name = endpoint.getLayout();
        return name == null ? formats.raw() : formats.described(config, name);
    }

    private FeedFormat described(BasculeConfig config, String name) {
        try {
            var layout = new LayoutFolder(config.dir()).read(name, CommaList.of(endpoint.getCopyPath()));
            return CopybookParameters.read(() -> {
                var copybook = Copybook.compile(layout, CopybookOptions.of(values));
                var shape = RecordFile.of(copybook, fileOptions).shape();
                return new FeedFormat(shape, Optional.of(copybook), trailer(layout));
            });
        } catch (CopybookException e) {
            // without its cause: whoever looks for the innermost message is to find this one
            throw new IllegalArgumentException(
                    "layout: " + String.valueOf(e.getMessage()).replace("\n", "; "));
        }
    }

    private FeedFormat raw() {
        if (endpoint.getTrailerRecord() != null) {
            throw new IllegalArgumentException("trailerRecord needs layout=, which describes it");
        }
        return new FeedFormat(
                new FileShape(framing(), fileOptions.margins(), FileShape.DEFAULT_MAX_RECORD_BYTES),
                Optional.empty(),
                Optional.empty());
    }

    private Framing framing() {
        return switch (fileOptions.format()) {
            case F -> new Framing.Fixed(recordBytes());
            case FB ->
                new Framing.FixedBlocked(recordBytes(), fileOptions.blockBytes().orElse(recordBytes()));
            case V -> new Framing.Variable(fileOptions.rdw());
            case VB ->
                new Framing.VariableBlocked(fileOptions.rdw(), fileOptions.bdw(), fileOptions.blockBytesOrDefault());
            case VBS -> new Framing.Spanned(fileOptions.rdw(), fileOptions.bdw(), fileOptions.blockBytesOrDefault());
            case D ->
                throw new IllegalArgumentException(
                        "format D needs layout=: the records' lengths are in their own fields");
            case TEXT ->
                new Framing.Lines(
                        CopybookParameters.read(() -> CopybookOptions.of(values))
                                        .text()
                                        .page()
                                        .ebcdic()
                                ? LineEnds.EBCDIC
                                : LineEnds.ASCII);
        };
    }

    private int recordBytes() {
        return fileOptions
                .recordBytes()
                .orElseThrow(() -> new IllegalArgumentException(
                        "recordLength is missing: records of one length need it, or a layout that tells it"));
    }

    private Optional<TrailerPlan> trailer(Layout layout) {
        var trailerRecord = endpoint.getTrailerRecord();
        if (trailerRecord == null) {
            refuseTrailerOptions();
            return Optional.empty();
        }
        if (fileOptions.margins().trailerRecords() == 0) {
            throw new IllegalArgumentException("trailerRecord needs skipTrailerRecords=1 or more");
        }
        return Optional.of(new TrailerPlan(
                Copybook.compile(layout, CopybookOptions.of(values.plainFor(Optional.of(trailerRecord)))),
                Optional.ofNullable(endpoint.getTrailerCount()),
                endpoint.getTrailerAlsoCounts(),
                Copybook.compile(layout, CopybookOptions.of(values.plainFor(Optional.empty()))),
                sums()));
    }

    private List<TrailerPlan.Sum> sums() {
        return Stream.of(endpoint.getTrailerSum().split(";"))
                .filter(sum -> !sum.isBlank())
                .map(sum -> sum(sum.strip()))
                .toList();
    }

    private static TrailerPlan.Sum sum(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("trailerSum is '" + text + "'; it must be TOTAL-ITEM=DATA-ITEM");
        }
        return new TrailerPlan.Sum(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    private void refuseTrailerOptions() {
        if (endpoint.getTrailerCount() != null || !endpoint.getTrailerSum().isEmpty()) {
            throw new IllegalArgumentException((endpoint.getTrailerCount() != null ? "trailerCount" : "trailerSum")
                    + " needs trailerRecord=, the level 01 that describes the trailer");
        }
    }
}
