package dev.bascule.translate.copybook.fuzz;

import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.OptionValues;
import dev.bascule.translate.copybook.parse.CopySource;
import dev.bascule.translate.copybook.parse.CopybookParser;
import java.util.List;
import java.util.Map;

/** A layout with everything in it. */
final class Layouts {
    static final String EVERYTHING =
            """
                   01  EVERYTHING.
                       05  KIND              PIC X.
                           88  KNOWN         VALUE "A" THRU "I".
                       05  AMOUNT            PIC S9(7)V99 COMP-3.
                       05  UNSIGNED          PIC 9(4) COMP-3.
                       05  ZONED             PIC S9(3) SIGN LEADING SEPARATE.
                       05  OVERPUNCHED       PIC S9(3)V9.
                       05  BINARIES.
                           10  HALF          PIC S9(4) COMP.
                           10  WORDS         PIC 9(9) COMP-5 OCCURS 2 TIMES.
                           10  DOUBLEWORD    PIC S9(18) COMP SYNC.
                       05  BOTH-FLOATS.
                           10  SHORT         COMP-1.
                           10  LONGER        COMP-2.
                       05  EDITED            PIC -(4)9.99.
                       05  DATED             PIC 99/99/9999.
                       05  BLANKED           PIC 9(3) BLANK WHEN ZERO.
                       05  WIDE              PIC N(3).
                       05  GRAPHIC           PIC G(2) DISPLAY-1.
                       05  HOW-MANY          PIC 9 COMP-3.
                       05  ROWS OCCURS 0 TO 3 TIMES DEPENDING ON HOW-MANY.
                           10  LABEL         PIC X(2) JUSTIFIED RIGHT.
                           10  INNER-COUNT   PIC 9.
                           10  CELL OCCURS 1 TO 3 TIMES DEPENDING ON INNER-COUNT
                                             PIC S9 COMP-3.
                       05  FIRST-FORM.
                           10  NUMBERS       PIC 9(2)P(2) OCCURS 2 TIMES.
                       05  SECOND-FORM REDEFINES FIRST-FORM.
                           10  LETTERS       PIC X(4).
                       05  FILLER            PIC X.
            """;

    private Layouts() {}

    /** Records in a single-byte or a mixed code page. */
    static Copybook everything(String charset) {
        var options = CopybookOptions.of(new OptionValues(Map.of(
                "charset", List.of(charset),
                "field-charset", List.of("GRAPHIC=IBM1399"),
                "select", List.of("FIRST-FORM:KIND=A,B", "SECOND-FORM:*"),
                "low-values", List.of("null"))));
        return Copybook.compile(CopybookParser.parse("everything.cpy", EVERYTHING, CopySource.NONE), options);
    }
}
