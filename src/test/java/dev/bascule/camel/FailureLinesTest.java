package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.InvalidPayloadException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What of an exception may be logged and shown. */
class FailureLinesTest {
    private static final String BODY = "order of\na customer with an IBAN";

    @Test
    void values_that_camel_quotes_are_left_out() {
        var conversion = new TypeConversionException(BODY, Integer.class, new NumberFormatException("x"));
        var exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getIn().setBody(BODY);
        var payload = new InvalidPayloadException(exchange, Integer.class);
        assertThat(Failures.oneLine(conversion))
                .startsWith("TypeConversionException: Error during type conversion from type")
                .contains("java.lang.Integer")
                .doesNotContain("order of", "IBAN");
        assertThat(Failures.oneLine(payload))
                .contains("No body available of type")
                .doesNotContain("order of", "IBAN");
    }

    @Test
    void values_that_parsers_quote_are_left_out() {
        assertThat(Failures.oneLine(new IllegalArgumentException(
                        "JsonParseException: Unrecognized token 'IBAN42': was expecting JSON")))
                .isEqualTo(
                        "IllegalArgumentException: JsonParseException: Unrecognized token [value left out]: was expecting JSON");
        assertThat(Failures.oneLine(new NumberFormatException("For input string: \"IBAN 42\"")))
                .isEqualTo("NumberFormatException: For input string: [value left out]");
        assertThat(Failures.oneLine(new IllegalStateException("Text 'IBAN 42' could not be parsed at index 0")))
                .isEqualTo("IllegalStateException: Text [value left out] could not be parsed at index 0");
    }

    @Test
    void other_messages_are_their_first_line() {
        assertThat(Failures.oneLine(new IllegalStateException("no such account\nat x")))
                .isEqualTo("IllegalStateException: no such account");
    }
}
