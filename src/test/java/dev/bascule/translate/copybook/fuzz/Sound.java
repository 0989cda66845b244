package dev.bascule.translate.copybook.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import dev.bascule.translate.copybook.frame.FramingException;
import dev.bascule.translate.copybook.frame.RecordWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What targets accept, to begin with. */
final class Sound {
    private static final String ORDER =
            """
                   01  ORDER-REC.
                       05  ORDER-ID       PIC 9(5).
                       05  ORDER-CODE     REDEFINES ORDER-ID PIC X(5).
                       05  TOTAL          PIC S9(7)V99 COMP-3 VALUE -1.5.
                           88  NOTHING    VALUE ZERO.
                       05  ITEM-COUNT     PIC 9(2).
                       05  ITEM           OCCURS 0 TO 20 DEPENDING ON ITEM-COUNT.
                           10  SKU        PIC X(4).
                           10  QTY        PIC S9(4) COMP SYNC.
                   66  SUM-AND-COUNT      RENAMES TOTAL THRU ITEM-COUNT.
            """;

    private static final List<String> OBJECTS = List.of(
            """
            {"KIND":"A","AMOUNT":-1234567.89,"UNSIGNED":42,"ZONED":-7,"OVERPUNCHED":-12.5,
             "BINARIES":{"HALF":-1,"WORDS":[0,4000000000],"DOUBLEWORD":123456789012345678},
             "BOTH-FLOATS":{"SHORT":0.5,"LONGER":-1.25e-3},"EDITED":-12.50,"DATED":24122025,"BLANKED":0,
             "WIDE":"a\\u00e4\\n","GRAPHIC":"\\u65e5\\u672c","HOW-MANY":2,
             "ROWS":[{"LABEL":"x","INNER-COUNT":1,"CELL":[-1]},{"LABEL":"yz","INNER-COUNT":3,"CELL":[1,2,3]}],
             "FIRST-FORM":{"NUMBERS":[1200,300]}}
            """,
            """
            {"KIND":"Z","AMOUNT":0,"UNSIGNED":9999,"ZONED":999,"OVERPUNCHED":0.1,
             "BINARIES":{"HALF":9999,"WORDS":[1,2],"DOUBLEWORD":-1},
             "BOTH-FLOATS":{"SHORT":0,"LONGER":1e10},"EDITED":1,"DATED":1010001,"BLANKED":123,
             "WIDE":"","GRAPHIC":"","ROWS":[],"SECOND-FORM":{"LETTERS":"wxyz"}}
            """);
    private static final int RECORDS = 6;

    private Sound() {}

    static Inputs copybooks() {
        var words = CopybookParserFuzz.Words.class.getAnnotation(DictionaryEntries.class);
        return new Inputs(bytes(Stream.of(ORDER, Layouts.EVERYTHING)), bytes(Arrays.stream(words.value())));
    }

    static Inputs objects() {
        return new Inputs(
                bytes(OBJECTS.stream()),
                bytes(Stream.of(
                        "null", "true", "-", "1e999", "-0.000", "[", "]", "{", "}", ",", "\"", "\\ud83d", "\\u0000")));
    }

    static Inputs records() {
        var records = new ArrayList<byte[]>();
        for (var copybook : RecordDecoderFuzz.COPYBOOKS) {
            for (var json : bytes(OBJECTS.stream())) {
                records.add(RecordDecoderFuzz.encode(copybook, json));
            }
        }
        return new Inputs(records, List.of(new byte[] {0x0e, 0x42, (byte) 0xc1, 0x0f}, new byte[8]));
    }

    /** One of each shape, with a byte before and after its records. */
    static Inputs files() {
        var files = RecordReaderFuzz.SHAPES.stream()
                .map(shape -> {
                    var out = new ByteArrayOutputStream();
                    try {
                        out.write(0);
                        var writer = RecordWriter.to(out, shape.framing());
                        for (int i = 0; i < RECORDS; i++) {
                            writer.write(new byte[] {3, 'A', 'B'}, 0, 3);
                        }
                        writer.finish();
                    } catch (IOException | FramingException e) {
                        throw new AssertionError(shape.toString(), e);
                    }
                    out.write(0);
                    return out.toByteArray();
                })
                .toList();
        return new Inputs(files, List.of(new byte[] {0, 5, 0, 0}, new byte[] {0, 0, 0, 9}, new byte[] {0x0d, 0x25}));
    }

    private static List<byte[]> bytes(Stream<String> texts) {
        return texts.map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }
}
