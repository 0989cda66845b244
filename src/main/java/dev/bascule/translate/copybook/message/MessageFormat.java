package dev.bascule.translate.copybook.message;

import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.RecordFile;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.CopybookProblem;
import dev.bascule.translate.copybook.layout.Layout;
import dev.bascule.translate.copybook.mq.MqData;
import dev.bascule.translate.copybook.mq.MqException;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.FileOptions;
import dev.bascule.translate.copybook.option.OptionValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What a route's messages hold: one record each, all of the message; or, if one of the options about files is given, as many as a file of that format would.
 * Immutable and thread-safe.
 */
public final class MessageFormat {
    private final Layout layout;
    private final OptionValues options;
    private final List<CopybookProblem> warnings;

    private MessageFormat(Layout layout, OptionValues options) {
        this.layout = layout;
        this.options = options;
        this.warnings = Copybook.compile(layout, CopybookOptions.of(options)).warnings();
        codec(Map.of());
    }

    /**
     * Compiles layout and options.
     *
     * @throws CopybookException layout and options don't go together
     * @throws IllegalArgumentException an option has a value that it doesn't take
     */
    public static MessageFormat of(Layout layout, OptionValues options) {
        return new MessageFormat(layout, options);
    }

    /** What is doubtful about the layout, though not wrong. */
    public List<CopybookProblem> warnings() {
        return warnings;
    }

    /**
     * What a message tells of itself and the route leaves open, as options.
     *
     * @throws MqException it tells what is not known here, and it matters
     */
    public Map<String, String> told(MqData data) {
        var told = new TreeMap<String, String>();
        tell(told, "charset", () -> data.charset());
        tell(told, "byte-order", () -> data.encoding().byteOrder());
        tell(told, "float", () -> data.encoding().floats());
        return told;
    }

    private void tell(Map<String, String> told, String option, Supplier<Optional<String>> value) {
        if (!options.given(option)) {
            value.get().ifPresent(known -> told.put(option, known));
        }
    }

    /**
     * Compiles for messages that tell this of themselves, for one thread.
     *
     * @throws CopybookException layout and options don't go together
     * @throws IllegalArgumentException an option has a value that it doesn't take
     */
    public MessageCodec codec(Map<String, String> told) {
        var all = options.orElse(told);
        var copybook = Copybook.compile(layout, CopybookOptions.of(all));
        var file = RecordFile.of(copybook, FileOptions.of(all));
        boolean framed = FileOptions.NAMES.stream().anyMatch(all::given);
        return new MessageCodec(copybook, framed ? Optional.of(file) : Optional.empty());
    }
}
