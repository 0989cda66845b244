package dev.bascule.translate.copybook.option;

import dev.bascule.translate.copybook.frame.Descriptor;
import dev.bascule.translate.copybook.frame.DescriptorForm;
import dev.bascule.translate.copybook.frame.Framing;
import dev.bascule.translate.copybook.frame.Margins;
import dev.bascule.translate.copybook.layout.QualifiedName;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options that concern files. Immutable.
 *
 * @param recordBytes of F and FB; the layout's own length by default
 * @param blockBytes of FB, VB and VBS
 * @param lengthField of D: the item that holds the record's length
 * @param lengthAdjustBytes added to what that item says
 */
public record FileOptions(
        FileFormat format,
        OptionalInt recordBytes,
        OptionalInt blockBytes,
        Descriptor rdw,
        Descriptor bdw,
        Optional<QualifiedName> lengthField,
        int lengthAdjustBytes,
        Margins margins) {
    /** Their names. */
    public static final Set<String> NAMES = Set.of(
            "format",
            "record-length",
            "block-length",
            "rdw",
            "rdw-adjust",
            "bdw",
            "bdw-adjust",
            "length-field",
            "length-adjust",
            "skip-bytes",
            "skip-trailer-bytes",
            "skip-records",
            "skip-trailer-records");

    private static final int MOST_ADJUST_BYTES = 0xffff;
    private static final int MOST_BYTES = 1 << 30;
    private static final Map<String, DescriptorForm> FORMS =
            Stream.of(DescriptorForm.values()).collect(Collectors.toMap(DescriptorForm::optionName, form -> form));

    /** @throws IllegalArgumentException with option, value and rule, if a value isn't one */
    public static FileOptions of(OptionValues values) {
        return new FileOptions(
                values.choice(
                        "format",
                        "F",
                        Stream.of(FileFormat.values()).collect(Collectors.toMap(FileFormat::name, format -> format))),
                size(values, "record-length"),
                size(values, "block-length"),
                descriptor(values, "rdw"),
                descriptor(values, "bdw"),
                values.given("length-field")
                        ? Optional.of(QualifiedName.dotted(values.one("length-field", "")))
                        : Optional.empty(),
                adjust(values, "length-adjust"),
                margins(values));
    }

    private static OptionalInt size(OptionValues values, String name) {
        return values.given(name) ? OptionalInt.of((int) values.number(name, 1, 1, MOST_BYTES)) : OptionalInt.empty();
    }

    private static Descriptor descriptor(OptionValues values, String name) {
        return new Descriptor(values.choice(name, "big-inclusive", FORMS), adjust(values, name + "-adjust"));
    }

    private static int adjust(OptionValues values, String name) {
        return (int) values.number(name, 0, -MOST_ADJUST_BYTES, MOST_ADJUST_BYTES);
    }

    private static Margins margins(OptionValues values) {
        return new Margins(
                values.number("skip-bytes", 0, 0, Long.MAX_VALUE / 2),
                (int) values.number("skip-trailer-bytes", 0, 0, Margins.MAX_TAIL_BYTES),
                (int) values.number("skip-records", 0, 0, Integer.MAX_VALUE),
                (int) values.number("skip-trailer-records", 0, 0, Margins.MAX_TRAILER_RECORDS));
    }

    /** The largest block that is written. */
    public int blockBytesOrDefault() {
        return blockBytes.orElse(Framing.DEFAULT_BLOCK_BYTES);
    }
}
