package dev.bascule.translate.copybook.mq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MqHeadersTest {
    private static final byte[] DATA = {1, 2, 3};
    private static final int Z_OS = 0x311;
    private static final int X86 = 0x222;

    static Stream<Arguments> eachHeader() {
        return Stream.of(
                header("MQHRF", 32 + 8, headers -> headers.rfh("MQSTR", X86, 819, 8), X86, "819"),
                header("MQHRF2", 60, headers -> headers.rfh2("MQSTR", X86, 819, "<usr>n=1</usr>      "), X86, "819"),
                header("MQDEAD", 172, headers -> headers.dlh("MQSTR", X86, 819), X86, "819"),
                header("MQCICS", 164, headers -> headers.cih(1, "MQSTR", X86, 819), Z_OS, "1047"),
                header("MQCICS", 180, headers -> headers.cih(2, "MQSTR", 0, 0), Z_OS, "1047"),
                header("MQIMS", 84, headers -> headers.iih("MQSTR", X86, 0), Z_OS, "1047"));
    }

    private static Arguments header(
            String format, int length, UnaryOperator<Headers> writer, int encoding, String characterSet) {
        return Arguments.of(
                format,
                length,
                writer,
                new MqData(length, "MQSTR", new MqEncoding(encoding), Optional.of(characterSet)));
    }

    @ParameterizedTest(name = "{0}, {1} bytes")
    @MethodSource("eachHeader")
    void a_header_tells_what_follows_it_in_either_byte_order(
            String format, int length, UnaryOperator<Headers> writer, MqData expected) {
        for (var headers : Stream.of(Headers.bigEbcdic(), Headers.littleAscii()).toList()) {
            var body = writer.apply(headers).bytes(DATA).toBytes();
            assertThat(MqHeaders.peel(body, data(format))).isEqualTo(expected);
            assertThat(body).hasSize(length + DATA.length);
        }
    }

    @ParameterizedTest(name = "{0}, {1} bytes")
    @MethodSource("eachHeader")
    void a_header_that_is_cut_anywhere_is_refused(
            String format, int length, UnaryOperator<Headers> writer, MqData expected) {
        for (var headers : Stream.of(Headers.bigEbcdic(), Headers.littleAscii()).toList()) {
            var whole = writer.apply(headers).toBytes();
            for (int cut = 0; cut < length; cut++) {
                var body = Arrays.copyOf(whole, cut);
                assertThatThrownBy(() -> MqHeaders.peel(body, data(format)))
                        .isInstanceOf(MqException.class)
                        .hasMessageStartingWith("the Format is " + format + ", but the bytes are no such header: ");
            }
            assertThat(MqHeaders.peel(whole, data(format)).offset()).isEqualTo(length);
        }
    }

    @Test
    void headers_form_a_chain() {
        var body = Headers.bigEbcdic()
                .dlh("MQHRF2", Z_OS, 500)
                .rfh2("MQCICS", X86, -2, "<usr/>  ")
                .cih(2, "ORDER", 0, 0)
                .bytes(DATA)
                .toBytes();
        assertThat(MqHeaders.peel(body, data("MQDEAD")))
                .isEqualTo(new MqData(172 + 48 + 180, "ORDER", new MqEncoding(X86), Optional.of("500")));
    }

    @Test
    void a_message_without_headers_is_left_as_it_is() {
        assertThat(MqHeaders.peel(DATA, data(""))).isEqualTo(data(""));
        assertThat(MqHeaders.peel(DATA, data("MQSTR"))).isEqualTo(data("MQSTR"));
        assertThat(MqHeaders.peel(new byte[0], data("ORDER"))).isEqualTo(data("ORDER"));
    }

    @Test
    void a_header_that_is_not_the_announced_one_is_refused() {
        var body = Headers.bigEbcdic().dlh("", Z_OS, 37).toBytes();
        assertThatThrownBy(() -> MqHeaders.peel(body, data("MQHRF2")))
                .hasMessage("the Format is MQHRF2, but the bytes are no such header: 'RFH ' is not there");
    }

    @Test
    void version_and_length_are_checked() {
        var otherVersion = Headers.littleAscii().rfh("", Z_OS, 37, 8).toBytes();
        assertThatThrownBy(() -> MqHeaders.peel(otherVersion, data("MQHRF2")))
                .hasMessageEndingWith("its Version is not 2");
        var tooShort = Headers.bigEbcdic().rfh("", Z_OS, 37, 0).toBytes();
        tooShort[11] = 31;
        assertThatThrownBy(() -> MqHeaders.peel(tooShort, data("MQHRF")))
                .hasMessageEndingWith("its StrucLength is 31; it must be at least 32");
        tooShort[8] = (byte) 0x80;
        assertThatThrownBy(() -> MqHeaders.peel(tooShort, data("MQHRF"))).hasMessageContaining("its StrucLength is -");
        var tooLong = Headers.bigEbcdic().iih("", Z_OS, 37).toBytes();
        tooLong[11] = 85;
        assertThatThrownBy(() -> MqHeaders.peel(tooLong, data("MQIMS")))
                .hasMessageEndingWith("it has 85 bytes, and only 84 are left of the message");
    }

    @Test
    void a_chain_has_an_end() {
        var headers = Headers.bigEbcdic();
        for (int i = 0; i < 33; i++) {
            headers.rfh("MQHRF", Z_OS, 37, 0);
        }
        var body = headers.toBytes();
        assertThatThrownBy(() -> MqHeaders.peel(body, data("MQHRF"))).hasMessage("more than 32 headers");
    }

    @Test
    void headers_that_are_not_read_are_named() {
        var body = Headers.bigEbcdic().rfh("MQXMIT", Z_OS, 37, 0).toBytes();
        assertThatThrownBy(() -> MqHeaders.peel(body, data("MQHRF")))
                .hasMessage("headers of Format MQXMIT are not read here");
    }

    private static MqData data(String format) {
        return new MqData(0, format, new MqEncoding(Z_OS), Optional.of("1047"));
    }
}
