package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.edited.EditedNotation;
import dev.bascule.translate.copybook.edited.EditedPicture;
import dev.bascule.translate.copybook.edited.EditedText;
import dev.bascule.translate.copybook.layout.Category;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Picture;
import dev.bascule.translate.copybook.layout.Usage;
import dev.bascule.translate.copybook.text.CodePage;
import dev.bascule.translate.copybook.text.TextCodec;
import dev.bascule.translate.copybook.text.TextCodecs;

/**
 * Decoder and encoder of one elementary item.
 */
public record FieldCodecs(FieldDecoder decoder, FieldEncoder encoder) {
    /**
     * Those for an item.
     *
     * @throws IllegalArgumentException if its picture cannot be edited, or its charset cannot hold it
     */
    public static FieldCodecs of(Field field, FieldFormat format) {
        return switch (field.category()) {
            case NUMERIC -> number(field, format);
            case NUMERIC_EDITED -> edited(field, format);
            case ALPHANUMERIC_EDITED -> editedText(field, format);
            default -> text(field, format);
        };
    }

    private static FieldCodecs number(Field field, FieldFormat format) {
        boolean quoted = format.decimalsAsStrings() && hasDecimals(field);
        var codecs = field.picture().isEmpty() ? floating(field, format, quoted) : fixed(field, format, quoted);
        return quoted ? new FieldCodecs(new QuotedDecoder(codecs.decoder), codecs.encoder) : codecs;
    }

    private static boolean hasDecimals(Field field) {
        return field.picture().map(picture -> picture.scale() > 0).orElse(true);
    }

    private static FieldCodecs floating(Field field, FieldFormat format, boolean quoted) {
        int length = field.length();
        var decoder = format.floats() == FloatFormat.IBM
                ? new HexFloatDecoder(length)
                : new IeeeFloatDecoder(length, format.floats() == FloatFormat.IEEE);
        return new FieldCodecs(decoder, new FloatEncoder(format.floats(), length, quoted));
    }

    private static FieldCodecs fixed(Field field, FieldFormat format, boolean quoted) {
        Picture picture = field.picture().orElseThrow();
        Usage usage = field.usage();
        int length = field.length();
        if (usage.packed()) {
            boolean hasSign = usage == Usage.PACKED;
            return new FieldCodecs(
                    new PackedDecoder(picture, hasSign, length), new PackedEncoder(picture, hasSign, length, quoted));
        }
        if (usage.binary()) {
            boolean full = usage == Usage.NATIVE_BINARY || format.fullBinary();
            long largest = full ? -1 : BinaryShape.nines(picture.digits());
            var shape = new BinaryShape(length, picture.scale(), picture.signed(), format.bigEndian(), largest);
            return new FieldCodecs(new BinaryDecoder(shape), new BinaryEncoder(shape, quoted));
        }
        return zoned(field, format, quoted);
    }

    private static FieldCodecs zoned(Field field, FieldFormat format, boolean quoted) {
        var shape = ZonedShape.of(field, format.page(), format.signs());
        FieldDecoder decoder = new ZonedDecoder(shape);
        if (field.blankWhenZero()) {
            decoder =
                    new BlankableDecoder(decoder, field.length(), format.page().space());
        }
        return new FieldCodecs(decoder, new ZonedEncoder(shape, field.blankWhenZero(), quoted));
    }

    private static FieldCodecs edited(Field field, FieldFormat format) {
        var text = field.pictureText();
        var picture = EditedPicture.compile(text, field.blankWhenZero(), EditedNotation.STANDARD);
        CodePage page = format.page();
        if (format.editedAsText()) {
            return new FieldCodecs(
                    new EditedTextDecoder(page.text(), field.length(), picture),
                    new EditedTextEncoder(page.text(), field.length(), picture));
        }
        boolean quoted = format.decimalsAsStrings() && picture.scale() > 0;
        FieldDecoder decoder = new EditedDecoder(page.text(), field.length(), picture);
        return new FieldCodecs(
                quoted ? new QuotedDecoder(decoder) : decoder,
                new EditedEncoder(page.text(), field.length(), picture, quoted));
    }

    private static FieldCodecs editedText(Field field, FieldFormat format) {
        var codec = format.ownCodec().orElse(format.page().text());
        if (codec.space().length != 1) {
            throw new IllegalArgumentException("its charset has two bytes a character; edited items have one");
        }
        var picture = EditedText.compile(field.pictureText());
        return new FieldCodecs(
                new CheckedTextDecoder(codec, field.length(), format.trim(), picture),
                new CheckedTextEncoder(codec, field.length(), format.page().space(), picture));
    }

    private static FieldCodecs text(Field field, FieldFormat format) {
        var codec = codec(field, format);
        int length = field.length();
        boolean wide = codec.space().length == 2;
        if (wide && length % 2 != 0) {
            throw new IllegalArgumentException(
                    "its charset has two bytes a character, which " + length + " bytes cannot hold");
        }
        boolean keepsRight = field.justified() && format.trim() == Trim.RIGHT;
        var trim = keepsRight ? Trim.NONE : format.trim();
        var decoder = wide ? new WideTextDecoder(codec, length, trim) : new TextDecoder(codec, length, trim);
        return new FieldCodecs(
                keepsRight ? new JustifiedDecoder(decoder, length, codec.space()) : decoder,
                new TextEncoder(codec, length, field.justified(), format.page().space()));
    }

    private static TextCodec codec(Field field, FieldFormat format) {
        boolean national = field.category() == Category.NATIONAL;
        boolean dbcs = field.category() == Category.DBCS || field.usage() == Usage.DISPLAY_1;
        if (format.ownCodec().isPresent()) {
            var own = format.ownCodec().get();
            return dbcs || national ? own.withoutShifts() : own;
        }
        if (dbcs || national && format.nationalDbcs()) {
            return format.page().doubleByte();
        }
        return national ? TextCodecs.utf16() : format.page().text();
    }
}
