package dev.bascule.translate.copybook;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.OptionValues;
import dev.bascule.translate.copybook.parse.CopySource;
import dev.bascule.translate.copybook.parse.CopybookParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A copybook with its options, for tests: bytes are given in hex, text as EBCDIC between quotes. */
public final class Lab {
    private static final Charset EBCDIC = Charset.forName("IBM037");

    private final Copybook copybook;
    private final RecordDecoder decoder;
    private final RecordEncoder encoder;

    private Lab(Copybook copybook) {
        this.copybook = copybook;
        this.decoder = copybook.decoder();
        this.encoder = copybook.encoder();
    }

    /** @param options as on the command line: {@code --charset IBM037} */
    public static Lab of(String layout, String... options) {
        return new Lab(Copybook.compile(CopybookParser.parse("test", layout, CopySource.NONE), options(options)));
    }

    static CopybookOptions options(String... options) {
        return CopybookOptions.of(values(options));
    }

    static OptionValues values(String... options) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < options.length; i++) {
            var name = options[i].substring(2);
            boolean flag = i + 1 == options.length || options[i + 1].startsWith("--");
            values.computeIfAbsent(name, added -> new ArrayList<>()).add(flag ? "true" : options[++i]);
        }
        return new OptionValues(values);
    }

    public Copybook copybook() {
        return copybook;
    }

    /** Hex digits, and text between single quotes. */
    public static byte[] bytes(String hexAndText) {
        var out = new ByteArrayOutputStream();
        var parts = hexAndText.split("'", -1);
        for (int i = 0; i < parts.length; i++) {
            out.writeBytes(i % 2 == 0 ? HexFormat.of().parseHex(parts[i].replace(" ", "")) : parts[i].getBytes(EBCDIC));
        }
        return out.toByteArray();
    }

    public Decoded outcome(byte[] record) {
        return decoder.decode(record, 0, record.length, 1, 0);
    }

    public String decode(byte[] record) {
        var outcome = outcome(record);
        if (outcome instanceof Decoded.Accepted accepted) {
            return accepted.json().toString();
        }
        throw new AssertionError(outcome);
    }

    public String decode(String hexAndText) {
        return decode(bytes(hexAndText));
    }

    public List<FieldError> decodeErrors(String hexAndText) {
        return ((Decoded.Rejected) outcome(bytes(hexAndText))).errors();
    }

    /** {@code CODE path}, each. */
    public List<String> decodeFaults(String hexAndText) {
        return decodeErrors(hexAndText).stream().map(Lab::fault).toList();
    }

    public Encoded encoded(String json) {
        var text = json.getBytes(StandardCharsets.UTF_8);
        return encoder.encode(text, 0, text.length);
    }

    public byte[] encode(String json) {
        var outcome = encoded(json);
        if (outcome instanceof Encoded.Written written) {
            return Arrays.copyOf(written.bytes(), written.length());
        }
        throw new AssertionError(outcome);
    }

    public String encodeHex(String json) {
        return HexFormat.of().formatHex(encode(json));
    }

    /** {@code CODE path}, each. */
    public List<String> encodeFaults(String json) {
        return ((Encoded.Refused) encoded(json))
                .errors().stream().map(Lab::fault).toList();
    }

    /** The codes only. */
    public List<FieldCode> encodeCodes(String json) {
        return ((Encoded.Refused) encoded(json))
                .errors().stream().map(FieldError::code).toList();
    }

    private static String fault(FieldError error) {
        return (error.code() + " " + error.path()).strip();
    }
}
