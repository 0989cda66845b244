package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.field.FieldCodecs;
import dev.bascule.translate.copybook.field.Scratch;
import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.JsonCursor;
import dev.bascule.translate.copybook.layout.Category;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Literal;
import dev.bascule.translate.copybook.layout.Usage;
import dev.bascule.translate.copybook.text.CodePage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The bytes of items that the JSON doesn't have. */
final class DefaultImages {
    private static final byte HIGH_VALUE = (byte) 0xff;

    private final CodePage page;

    DefaultImages(CodePage page) {
        this.page = page;
    }

    FieldDefaults of(Field field, FieldCodecs codecs, boolean replaceMissing) {
        if (field.value().isPresent()) {
            var image = literal(field, codecs, field.value().get());
            return new FieldDefaults(image, image, replaceMissing);
        }
        return new FieldDefaults(initial(field, codecs), filler(field), replaceMissing);
    }

    private byte[] initial(Field field, FieldCodecs codecs) {
        if (field.category() == Category.NUMERIC || field.category() == Category.NUMERIC_EDITED) {
            return number(field, codecs, "0");
        }
        return text(field, codecs, "");
    }

    private byte[] filler(Field field) {
        return filled(field, field.usage() == Usage.DISPLAY ? page.space() : 0);
    }

    private static byte[] filled(Field field, byte with) {
        var image = new byte[field.length()];
        Arrays.fill(image, with);
        return image;
    }

    byte[] literal(Field field, FieldCodecs codecs, Literal literal) {
        return switch (literal.kind()) {
            case NUMBER -> number(field, codecs, json(literal.text()));
            case TEXT -> field.numeric() ? characters(field, literal.text()) : text(field, codecs, literal.text());
            case ALL_TEXT -> text(field, codecs, repeated(field, literal.text()));
            case HEX -> hex(field, literal.text());
            case ZERO -> field.numeric() ? number(field, codecs, "0") : text(field, codecs, repeated(field, "0"));
            case SPACES -> field.numeric() ? filled(field, page.space()) : text(field, codecs, "");
            case LOW_VALUES -> filled(field, (byte) 0);
            case HIGH_VALUES -> filled(field, HIGH_VALUE);
            case QUOTES -> text(field, codecs, repeated(field, "\""));
        };
    }

    /** COBOL's {@code +007.} as JSON writes it. */
    private static String json(String number) {
        boolean negative = number.startsWith("-");
        var digits = number.replaceFirst("^[+-]", "").replaceFirst("^0+(?=\\d)", "");
        return (negative ? "-" : "") + (digits.startsWith(".") ? "0" + digits : digits);
    }

    private static String repeated(Field field, String text) {
        int positions = field.picture().map(picture -> picture.positions()).orElse(field.length());
        return text.repeat(positions / text.length() + 1).substring(0, positions);
    }

    private byte[] number(Field field, FieldCodecs codecs, String number) {
        boolean quoted = tryEncode(field, codecs, number) == null;
        return encode(field, codecs, quoted ? "\"" + number + "\"" : number);
    }

    private byte[] text(Field field, FieldCodecs codecs, String text) {
        var json = new JsonBuffer(text.length() + 2);
        json.putString(text);
        return encode(field, codecs, json.toString());
    }

    /** What is written into an edited or zoned item as it is. */
    private byte[] characters(Field field, String text) {
        var image = filled(field, page.space());
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (page.text().encode(utf8, 0, utf8.length, image, 0, image.length) < 0) {
            throw unfit(field);
        }
        return image;
    }

    private byte[] hex(Field field, String digits) {
        var bytes = HexFormat.of().parseHex(digits);
        if (bytes.length > field.length()) {
            throw unfit(field);
        }
        var image = filled(field, field.usage() == Usage.DISPLAY ? page.space() : 0);
        System.arraycopy(bytes, 0, image, 0, bytes.length);
        return image;
    }

    private byte[] encode(Field field, FieldCodecs codecs, String json) {
        var image = tryEncode(field, codecs, json);
        if (image == null) {
            throw unfit(field);
        }
        return image;
    }

    private byte @Nullable [] tryEncode(Field field, FieldCodecs codecs, String json) {
        var text = json.getBytes(StandardCharsets.UTF_8);
        var cursor = new JsonCursor();
        cursor.reset(text, 0, text.length);
        var image = filled(field, page.space());
        var code = codecs.encoder().encode(cursor.kind(), cursor, new Scratch(), image, 0);
        return code == FieldCode.GOOD ? image : null;
    }

    private static CopybookException unfit(Field field) {
        return new CopybookException(field.heading().position(), field.name() + ": its VALUE does not fit its picture");
    }
}
