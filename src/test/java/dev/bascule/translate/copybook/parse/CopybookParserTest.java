package dev.bascule.translate.copybook.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.CopybookProblem;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Group;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.Layout;
import dev.bascule.translate.copybook.layout.Literal;
import dev.bascule.translate.copybook.layout.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopybookParserTest {
    @Test
    void fixed_source_ignores_sequence_numbers_comments_and_columns_behind_72() {
        var layout = parse(
                """
                000100*A COMMENT                                                        IGNORED
                000200 01  REC.                                                         IGNORED
                000300/
                000400D    05  DEBUG-ONLY PIC X.
                AB1234     05  A          PIC X(3).
                           05  B          PIC 9(2).   *> the rest of the line
                """);
        assertThat(places(layout)).containsExactly("REC 0+5", "A 0+3", "B 3+2");
    }

    @Test
    void free_source_begins_in_the_first_column() {
        var layout = parse(
                """
                *> free
                01 REC.
                  05 A PIC X(3). 05 B PIC 9(2) COMP-3
                     VALUE 7.
                * an old comment
                """);
        assertThat(places(layout)).containsExactly("REC 0+5", "A 0+3", "B 3+2");
    }

    @Test
    void a_directive_says_which_source_it_is() {
        var layout = parse(
                """
                      >>SOURCE FORMAT IS FREE
                          01 REC. 05 A-NAME-THAT-IS-VERY-LONG-AND-REACHES-BEHIND-COLUMN-SEVENTYTWO PIC X(3).
                """);
        assertThat(places(layout)).endsWith("A-NAME-THAT-IS-VERY-LONG-AND-REACHES-BEHIND-COLUMN-SEVENTYTWO 0+3");
    }

    @Test
    void a_hyphen_in_column_7_continues_words_and_literals() {
        var layout = parse(
                """
                       01  REC.
                           05  A          PIC X(40) VALUE 'begins here and goes on be
                      -    'hind it'.
                           05  LONG-
                      -        NAME       PIC X.
                """);
        var a = (Field) children(layout).get(0);
        assertThat(a.value()).contains(new Literal(Literal.Kind.TEXT, "begins here and goes on behind it"));
        assertThat(children(layout).get(1).name()).isEqualTo("LONG-NAME");
    }

    @Test
    void members_replace_COPY_and_REPLACING_changes_them() {
        var members = Map.of(
                "ADDRESS",
                        "           10  :TAG:-STREET  PIC X(20).\n           10  OLD-ZIP  PIC 9(5).\n           COPY INNER.\n",
                "INNER", "           10  OLD-CITY PIC X(LEN).\n");
        var layout = CopybookParser.parse(
                "main",
                """
                       01  REC.
                           COPY ADDRESS OF LIB REPLACING ==:TAG:== BY ==SHIP==
                               LEADING ==OLD== BY ==NEW==, ==LEN== BY ==15==.
                           05  LAST-ONE PIC X.
                """,
                member -> Optional.ofNullable(members.get(member)));
        assertThat(places(layout))
                .containsExactly("REC 0+41", "SHIP-STREET 0+20", "NEW-ZIP 20+5", "NEW-CITY 25+15", "LAST-ONE 40+1");
    }

    @Test
    void a_problem_in_a_member_is_told_with_the_members_place() {
        var failure = failure(
                "       01  REC.\n           COPY INNER.\n", member -> Optional.of("\n           05 A PIC Q.\n"));
        assertThat(failure.problems())
                .extracting(CopybookProblem::toString)
                .singleElement()
                .asString()
                .startsWith("INNER:2:21: picture Q");
    }

    @Test
    void a_missing_member_and_a_member_that_copies_itself_are_problems() {
        assertThat(failure("       01  REC.\n           COPY NOWHERE.\n", CopySource.NONE))
                .hasMessageStartingWith("main:2:12: there is no member NOWHERE");
        assertThat(failure("           COPY LOOP.\n", member -> Optional.of("           COPY LOOP.\n")))
                .hasMessageContaining("copies itself");
    }

    @Test
    void several_problems_are_told_at_once_with_line_and_column() {
        var failure = failure(
                """
                       01  REC.
                           05  A  PIC X(3) COMP-X.
                           05  B  PIC 9(5
                           05  C  PIC S9(19) COMP.
                           05  D  OCCURS 0 TO 3 PIC X.
                """,
                CopySource.NONE);
        assertThat(failure.line()).isEqualTo(2);
        assertThat(failure.column()).isEqualTo(28);
        assertThat(failure.problems()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(failure).hasMessageContaining("main:5:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            05 A.                                     | neither a picture nor items
            05 A PIC X. 10 B PIC X.                   | a group has no picture
            05 A PIC X COMP-3.                        | needs a picture of S, 9, V and P
            05 A PIC S9(19) COMP.                     | up to 18 digits
            05 A PIC 9(39).                           | more than 38 digits
            05 A PIC S9(3) COMP-6.                    | has no sign
            05 A COMP-1 PIC 9.                        | takes no picture
            05 A PIC X SIGN LEADING.                  | SIGN needs
            05 A PIC 9 JUST.                          | JUSTIFIED is for text
            05 A PIC X BLANK ZERO.                    | BLANK WHEN ZERO is for
            05 A PIC X. 05 B REDEFINES C PIC X.       | redefines C, which is not the item just before
            05 A PIC X. 05 C PIC X. 05 B REDEFINES A PIC X. | redefines A, which is not the item just before
            05 A PIC X OCCURS 3 TO 5.                 | needs DEPENDING ON
            05 A PIC X OCCURS 1 TO 5 DEPENDING ON N.  | there is no item N
            05 A PIC X OCCURS 1 TO 5 DEPENDING ON N. 05 N PIC 9. | has to stand before it
            05 N PIC X. 05 A PIC X OCCURS 1 TO 5 DEPENDING ON N. | has to be a whole number
            05 A PIC X PIC X.                         | a second PICTURE clause
            05 A PIC X(20000000).                     | longer than 16777216
            05 A PIC X OCCURS 17000000.               | the number of occurrences
            05 A PIC X(9999) OCCURS 9999.             | longer than 16777216 bytes
            05 A PIC X VALUE 'B.                      | without its closing
            05 A PIC X POINTER.                       | no clause
            55 A PIC X.                               | no level 55
            05 A PIC SX.                              | A and X go with
            05 A PIC 9P9.                             | P only at one end
            66 R RENAMES Z.                           | renames Z
            88 C VALUE.                               | expected a literal
            05 A PIC S9V9 VALUE -1.1.5.               | expected a literal, not '-1.1.5'
            """)
    void what_is_not_understood_is_an_error_that_says_so(String entries, String message) {
        assertThatThrownBy(() -> parse("01 REC. " + (entries.startsWith("88") ? "" : "05 FIRST PIC X. ") + entries))
                .isInstanceOf(CopybookException.class)
                .hasMessageContaining(message);
    }

    @Test
    void levels_66_77_and_88_take_no_place() {
        var layout = parse(
                """
                01 REC.
                  05 A PIC X.
                    88 A-YES VALUE 'Y' 'J'.
                    88 A-RANGE VALUES ARE 'A' THRU 'C', 'X'.
                  05 B PIC 9(3).
                66 AB RENAMES A THRU B.
                77 ALONE PIC X(100).
                  88 ALONE-YES VALUE 'Y'.
                01 OTHER PIC X(2).
                """);
        assertThat(places(layout)).containsExactly("REC 0+4", "A 0+1", "B 1+3", "OTHER 0+2");
        assertThat(((Field) children(layout).get(0)).conditions()).hasSize(2);
    }

    @Test
    void usage_and_sign_are_inherited_from_the_group() {
        var layout = parse(
                """
                01 REC.
                  05 G COMP-3.
                    10 A PIC 9(3).
                    10 B PIC 9(5) COMP.
                  05 H SIGN LEADING SEPARATE.
                    10 C PIC S9(3).
                    10 D PIC X.
                """);
        assertThat(places(layout)).containsExactly("REC 0+11", "G 0+6", "A 0+2", "B 2+4", "H 6+5", "C 6+4", "D 10+1");
    }

    @Test
    void synchronised_items_lie_as_in_the_manual_of_Enterprise_COBOL() {
        var layout = parse(
                """
                01 WORK-RECORD.
                  05 WORK-CODE PIC X.
                  05 COMP-TABLE OCCURS 10 TIMES.
                    10 COMP-TYPE PIC X.
                    10 COMP-PAY PIC S9(4)V99 COMP SYNC.
                    10 COMP-HOURS PIC S9(3) COMP SYNC.
                    10 COMP-NAME PIC X(5).
                """);
        assertThat(places(layout))
                .containsExactly(
                        "WORK-RECORD 0+161",
                        "WORK-CODE 0+1",
                        "COMP-TABLE 1+16",
                        "COMP-TYPE 1+1",
                        "COMP-PAY 4+4",
                        "COMP-HOURS 8+2",
                        "COMP-NAME 10+5");
    }

    @Test
    void slack_goes_before_the_groups_that_begin_with_a_synchronised_item() {
        var layout = parse(
                """
                01 REC.
                  05 A PIC X.
                  05 G.
                    10 H.
                      15 D COMP-2 SYNC.
                    10 E COMP-1 SYNC.
                  05 B PIC X(3) SYNC.
                """);
        assertThat(places(layout)).containsExactly("REC 0+23", "A 0+1", "G 8+12", "H 8+8", "D 8+8", "E 16+4", "B 20+3");
    }

    @Test
    void redefinitions_share_their_bytes_and_the_longest_counts() {
        var layout = parse(
                """
                01 REC.
                  05 A PIC X(4).
                  05 B REDEFINES A.
                    10 B1 PIC X(2).
                    10 B2 REDEFINES B1 PIC 9(3).
                    10 B3 PIC X(3).
                  05 C REDEFINES A PIC X(2) OCCURS 2.
                  05 D PIC X.
                """);
        assertThat(places(layout))
                .containsExactly("REC 0+7", "A 0+4", "B 0+6", "B1 0+2", "B2 0+3", "B3 3+3", "C 0+2", "D 6+1");
    }

    @Test
    void items_without_a_name_are_FILLER_and_items_without_a_record_get_one() {
        var layout = parse("05 A PIC X. 05 PIC X(2). 05 FILLER PIC X(3).");
        assertThat(places(layout)).containsExactly("RECORD 0+6", "A 0+1", "FILLER 1+2", "FILLER 3+3");
    }

    @Test
    void every_clause_may_come_in_any_order_with_its_optional_words() {
        var layout = parse(
                """
                01 REC GLOBAL.
                  05 N PIC IS 9(2) USAGE IS COMPUTATIONAL-3 VALUE IS ZERO.
                  05 T OCCURS 1 TO 3 TIMES DEPENDING ON N OF REC ASCENDING KEY IS K INDEXED BY I, J.
                    10 K SIGN IS TRAILING SEPARATE CHARACTER PICTURE S9(2).
                  05 U USAGE BINARY PIC S9(9), SYNCHRONIZED LEFT; VALUE -1.
                """);
        assertThat(children(layout).get(0)).isInstanceOfSatisfying(Field.class, field -> assertThat(field.usage())
                .isEqualTo(Usage.PACKED));
        assertThat(children(layout).get(1).totalLength()).isEqualTo(9);
        assertThat(children(layout).get(2).offset()).isEqualTo(12);
    }

    @Test
    void headers_of_the_data_division_and_listing_words_are_skipped() {
        assertThat(places(parse("DATA DIVISION. WORKING-STORAGE SECTION. EJECT. 01 REC PIC X. SKIP1")))
                .containsExactly("REC 0+1");
    }

    private static Layout parse(String text) {
        return CopybookParser.parse("main", text, CopySource.NONE);
    }

    private static CopybookException failure(String text, CopySource source) {
        return catchThrowableOfType(CopybookException.class, () -> CopybookParser.parse("main", text, source));
    }

    private static List<Item> children(Layout layout) {
        return ((Group) layout.records().get(0)).children();
    }

    private static List<String> places(Layout layout) {
        var places = new ArrayList<String>();
        layout.records().forEach(record -> add(record, places));
        return places;
    }

    private static void add(Item item, List<String> places) {
        places.add(item.name() + " " + item.offset() + "+" + item.length());
        if (item instanceof Group group) {
            group.children().forEach(child -> add(child, places));
        }
    }
}
