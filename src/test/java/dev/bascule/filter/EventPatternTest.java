package dev.bascule.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPatternTest {
    private static final String BODY =
            """
            {"id": "A-17", "total": 250.5, "country": "DE", "ip": "10.0.0.17", "file": "orders.csv", "note": null, "empty": "",
             "lines": [{"article": "screw"}, {"article": "nut"}], "customer": {"name": "Müller", "vip": true}}""";

    /** Every operator that EventBridge documents. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"country": ["DE"]}                                        | {"country": ["FR"]}
                    {"country": ["FR", "DE"]}                                  | {"country": ["FR", "AT"]}
                    {"note": [null]}                                           | {"id": [null]}
                    {"empty": [""]}                                            | {"id": [""]}
                    {"customer": {"vip": [true]}}                              | {"customer": {"vip": [false]}}
                    {"country": ["DE"], "id": ["A-17"]}                        | {"country": ["DE"], "id": ["A-18"]}
                    {"id": [{"prefix": "A-"}]}                                 | {"id": [{"prefix": "B-"}]}
                    {"id": [{"prefix": {"equals-ignore-case": "a-"}}]}         | {"id": [{"prefix": {"equals-ignore-case": "b-"}}]}
                    {"file": [{"suffix": ".csv"}]}                             | {"file": [{"suffix": ".xml"}]}
                    {"file": [{"suffix": {"equals-ignore-case": ".CSV"}}]}     | {"file": [{"suffix": {"equals-ignore-case": ".XML"}}]}
                    {"country": [{"equals-ignore-case": "de"}]}                | {"country": [{"equals-ignore-case": "fr"}]}
                    {"file": [{"wildcard": "or*s.*"}]}                         | {"file": [{"wildcard": "or*x.*"}]}
                    {"country": [{"anything-but": ["FR", "AT"]}]}              | {"country": [{"anything-but": ["FR", "DE"]}]}
                    {"total": [{"anything-but": 250}]}                         | {"total": [{"anything-but": 250.5}]}
                    {"id": [{"anything-but": {"prefix": "B-"}}]}               | {"id": [{"anything-but": {"prefix": "A-"}}]}
                    {"file": [{"anything-but": {"suffix": ".xml"}}]}           | {"file": [{"anything-but": {"suffix": ".csv"}}]}
                    {"country": [{"anything-but": {"equals-ignore-case": ["fr"]}}]} | {"country": [{"anything-but": {"equals-ignore-case": ["de"]}}]}
                    {"file": [{"anything-but": {"wildcard": "*.xml"}}]}        | {"file": [{"anything-but": {"wildcard": "*.csv"}}]}
                    {"total": [{"numeric": [">", 250]}]}                       | {"total": [{"numeric": [">", 251]}]}
                    {"total": [{"numeric": [">=", 250.5, "<", 300]}]}          | {"total": [{"numeric": [">", 0, "<=", 250]}]}
                    {"total": [{"numeric": ["=", 250.5]}]}                     | {"total": [{"numeric": ["=", 250]}]}
                    {"total": [250.5]}                                         | {"total": [250]}
                    {"ip": [{"cidr": "10.0.0.0/24"}]}                          | {"ip": [{"cidr": "10.0.1.0/24"}]}
                    {"id": [{"exists": true}]}                                 | {"id": [{"exists": false}]}
                    {"missing": [{"exists": false}]}                           | {"missing": [{"exists": true}]}
                    {"lines": {"article": ["nut"]}}                            | {"lines": {"article": ["bolt"]}}
                    {"$or": [{"id": ["X"]}, {"country": ["DE"]}]}              | {"$or": [{"id": ["X"]}, {"country": ["FR"]}]}
                    {"$headers": {"kind": ["order"]}}                          | {"$headers": {"kind": ["offer"]}}
                    {"$headers": {"priority": [{"numeric": [">", 5]}]}}        | {"$headers": {"priority": [{"numeric": ["<", 5]}]}}
                    {"country": ["DE"], "$headers": {"test": [false]}}         | {"country": ["DE"], "$headers": {"test": [true]}}
                    {"$or": [{"$headers": {"kind": ["x"]}}, {"id": ["A-17"]}]} | {"$or": [{"$headers": {"kind": ["x"]}}, {"id": ["B"]}]}
                    """)
    void every_operator_of_eventbridge_is_understood(String matching, String other) {
        assertThat(matches(matching)).isTrue();
        assertThat(matches(other)).isFalse();
    }

    @Test
    void a_pattern_about_headers_asks_for_no_body() {
        var pattern = EventPattern.compile("{\"$headers\": {\"kind\": [\"order\"]}}");
        assertThat(pattern.matches(
                        () -> {
                            throw new AssertionError("asked");
                        },
                        () -> Map.of("kind", "order")))
                .isTrue();
    }

    @Test
    void a_body_that_is_no_object_is_an_error_and_no_mismatch() {
        var pattern = EventPattern.compile("{\"id\": [\"x\"]}");
        for (var body : new String[] {"{\"id\": \"x", "[1]", "", "ORDER 1"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> pattern.matches(() -> body, Map::of));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"id": "x"}                          | 7
                    {"id": [{"prefixx": "x"}]}           | 21
                    {"id": [{"numeric": [">", "x"]}]}    | 25
                    {"id": ["x"}                         | 11
                    """)
    void an_error_says_where(String text, int index) {
        assertThatExceptionOfType(EventPatternException.class)
                .isThrownBy(() -> EventPattern.compile(text))
                .satisfies(e -> {
                    assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
                    assertThat(e.index()).isBetween(index - 1, index + 6);
                });
    }

    private static boolean matches(String pattern) {
        return EventPattern.compile(pattern)
                .matches(() -> BODY, () -> Map.of("kind", "order", "priority", 7, "test", false));
    }
}
