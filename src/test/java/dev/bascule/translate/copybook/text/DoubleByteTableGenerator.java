package dev.bascule.translate.copybook.text;

import com.ibm.icu.charset.CharsetProviderICU;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables of {@link DoubleByteCharset} from Java's charsets and those of ICU4J. Run {@link #main} with the folder of the resources as
 * its argument after either got a new version; {@link DoubleByteTablesTest} tells when that is necessary.
 */
final class DoubleByteTableGenerator {
    private static final byte SHIFT_OUT = 0x0e;
    private static final byte SHIFT_IN = 0x0f;
    private static final byte NEL = 0x15;
    private static final byte LF = 0x25;

    private static final Set<DoubleBytePage> IN_JAVA = EnumSet.of(
            DoubleBytePage.IBM930,
            DoubleBytePage.IBM933,
            DoubleBytePage.IBM935,
            DoubleBytePage.IBM937,
            DoubleBytePage.IBM939,
            DoubleBytePage.IBM1364);

    private final Charset charset;

    private DoubleByteTableGenerator(DoubleBytePage page) {
        var java = "x-IBM" + page.number();
        this.charset = IN_JAVA.contains(page)
                ? Charset.forName(java)
                : new CharsetProviderICU().charsetForName("ibm-" + page.number());
    }

    /** Writes all tables into the folder given. */
    public static void main(String[] arguments) throws IOException {
        for (var table : tables().entrySet()) {
            Files.write(Path.of(arguments[0], table.getKey()), table.getValue());
        }
    }

    /** All tables by the names of their files. */
    static Map<String, byte[]> tables() throws IOException {
        var tables = new TreeMap<String, byte[]>();
        for (var page : DoubleBytePage.values()) {
            var generator = new DoubleByteTableGenerator(page);
            tables.put(page.singlesTable(), generator.table(generator.singles()));
            var pairs = generator.table(generator.pairs());
            var other = tables.putIfAbsent(page.pairsTable(), pairs);
            if (other != null && !Arrays.equals(other, pairs)) {
                throw new IllegalStateException(page + " doesn't share its pairs");
            }
        }
        return tables;
    }

    private List<byte[]> singles() {
        var codes = new ArrayList<byte[]>();
        for (int b = 0; b < 256; b++) {
            codes.add(new byte[] {(byte) b});
        }
        return codes;
    }

    private List<byte[]> pairs() {
        var codes = new byte[DoubleByteCharset.PAIR_SLOTS][];
        for (int pair = 0; pair < 1 << 16; pair++) {
            int slot = DoubleByteCharset.pairSlot(pair >> 8, pair & 0xff);
            if (slot >= 0) {
                codes[slot] = new byte[] {SHIFT_OUT, (byte) (pair >> 8), (byte) pair, SHIFT_IN};
            }
        }
        return List.of(codes);
    }

    private byte[] table(List<byte[]> codes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (var data = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
            write(codes, data);
        }
        return bytes.toByteArray();
    }

    private void write(List<byte[]> codes, DataOutputStream data) throws IOException {
        var readOnly = new ArrayList<Integer>();
        int nothing = 0;
        for (int slot = 0; slot < codes.size(); slot++) {
            var text = text(codes.get(slot));
            if (text == null) {
                nothing++;
                continue;
            }
            nothing = writeNothing(nothing, data);
            writeText(text, data);
            if (!isLineEnd(codes.get(slot)) && !Arrays.equals(codes.get(slot), encode(text))) {
                readOnly.add(slot);
            }
        }
        writeNothing(nothing, data);
        data.writeChar(readOnly.size());
        for (int slot : readOnly) {
            data.writeChar(slot);
        }
    }

    /** Java takes both line ends for a line feed; they are told apart here. */
    private @Nullable String text(byte[] code) {
        if (isLineEnd(code)) {
            return code[0] == NEL ? "\u0085" : "\n";
        }
        return isShift(code) ? null : decode(code);
    }

    private static boolean isLineEnd(byte[] code) {
        return code.length == 1 && (code[0] == NEL || code[0] == LF);
    }

    private static boolean isShift(byte[] code) {
        return code.length == 1 && (code[0] == SHIFT_OUT || code[0] == SHIFT_IN);
    }

    private static int writeNothing(int slots, DataOutputStream data) throws IOException {
        if (slots > 0) {
            data.writeChar(DoubleByteTable.NOTHING);
            data.writeChar(slots);
        }
        return 0;
    }

    private static void writeText(String text, DataOutputStream data) throws IOException {
        if (text.length() > 2 || text.charAt(0) >= DoubleByteTable.TWO_UNITS) {
            throw new IllegalStateException("no room for " + text);
        }
        if (text.length() == 2) {
            data.writeChar(DoubleByteTable.TWO_UNITS);
        }
        data.writeChars(text);
    }

    private @Nullable String decode(byte[] code) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(code))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private byte @Nullable [] encode(String text) {
        try {
            var bytes = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            var code = new byte[bytes.remaining()];
            bytes.get(code);
            return code;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
