package dev.bascule.translate.copybook.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.parse.CopySource;
import dev.bascule.translate.copybook.parse.CopybookParser;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;

/** Any text is a copybook, or is refused with its place; a copybook can be used. */
class CopybookParserFuzz {
    private static final int LARGEST_RECORD_BYTES = 1 << 16;

    @FuzzTest(maxExecutions = Fuzzing.EXECUTIONS, maxDuration = "")
    @Words
    void any_text_is_a_copybook_or_is_refused_with_its_place(byte[] data) {
        accepts(data);
    }

    /** Fails, or tells whether it is a copybook. */
    static boolean accepts(byte[] data) {
        Copybook copybook;
        try {
            var text = new String(data, StandardCharsets.ISO_8859_1);
            copybook = Copybook.compile(
                    CopybookParser.parse("fuzz.cpy", text, CopySource.NONE), CopybookOptions.defaults());
        } catch (CopybookException refused) {
            requirePlace(refused);
            return false;
        }
        if (copybook.maxRecordBytes() <= LARGEST_RECORD_BYTES) {
            copybook.decoder().decode(new byte[copybook.maxRecordBytes()], 0, copybook.maxRecordBytes(), 1, 0);
        }
        return true;
    }

    private static void requirePlace(CopybookException refused) {
        if (refused.line() < 1 || refused.column() < 1 || refused.getMessage().isBlank()) {
            throw new AssertionError("refused without a place: " + refused, refused);
        }
    }

    /** Of which copybooks are made. */
    @DictionaryEntries({
        "       01  R.",
        "           05  A PIC X.",
        " PIC S9(4)V99 COMP-3",
        " OCCURS 3 TIMES",
        " DEPENDING ON N",
        " REDEFINES A",
        " VALUE ZERO",
        " 88 C VALUE 1 THRU 9.",
        " SIGN LEADING SEPARATE",
        " COPY M REPLACING ==A== BY ==B==.",
        " JUSTIFIED",
        " SYNC",
        " BLANK WHEN ZERO",
        " COMP-1",
        " PIC ZZ,ZZ9.99-",
        " 66 X RENAMES A THRU B.",
        " PIC G(2) DISPLAY-1",
        " PIC N(3)",
        "FILLER"
    })
    @Retention(RetentionPolicy.RUNTIME)
    @interface Words {}
}
