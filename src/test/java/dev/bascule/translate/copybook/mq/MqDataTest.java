package dev.bascule.translate.copybook.mq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.translate.copybook.text.CodePage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MqDataTest {
    @Test
    void every_known_ccsid_is_a_charset_that_records_can_be_in() {
        assertThat(Ccsids.all()).hasSizeGreaterThan(80);
        Ccsids.all()
                .forEach((ccsid, charset) -> assertThat(CodePage.named(charset).name())
                        .as("CCSID %d", ccsid)
                        .isEqualTo(charset));
    }

    @Test
    void ebcdic_ccsids_are_ebcdic_charsets() {
        for (int ccsid : new int[] {37, 273, 500, 838, 870, 1025, 1047, 1140, 1148, 930, 939, 1390, 1399}) {
            assertThat(CodePage.named(Ccsids.charset(ccsid)).ebcdic())
                    .as("CCSID %d", ccsid)
                    .isTrue();
        }
        for (int ccsid : new int[] {367, 437, 819, 850, 1208, 1252}) {
            assertThat(CodePage.named(Ccsids.charset(ccsid)).ebcdic())
                    .as("CCSID %d", ccsid)
                    .isFalse();
        }
    }

    @Test
    void a_character_set_is_a_ccsid_or_a_name_of_javas() {
        assertThat(charset("37")).contains("IBM037");
        assertThat(charset("1140")).contains("IBM01140");
        assertThat(charset("IBM1047")).contains("IBM1047");
        assertThat(new MqData(0, "", MqEncoding.UNDEFINED, Optional.empty()).charset())
                .isEmpty();
    }

    @Test
    void a_ccsid_that_means_no_charset_is_named() {
        assertThatThrownBy(() -> charset("4711"))
                .hasMessage(
                        "the message's CCSID 4711 is not known here; say in the route which charset it is, by charset=");
        assertThatThrownBy(() -> charset("0")).hasMessageContaining("CCSID is 0");
    }

    @Test
    void an_encoding_tells_byte_order_and_floating_point() {
        assertThat(new MqEncoding(0x311).byteOrder()).contains("big");
        assertThat(new MqEncoding(0x311).floats()).contains("ibm");
        assertThat(new MqEncoding(0x111).floats()).contains("ieee");
        assertThat(new MqEncoding(0x222).byteOrder()).contains("little");
        assertThat(new MqEncoding(0x222).floats()).contains("ieee-little");
        assertThat(MqEncoding.UNDEFINED.byteOrder()).isEmpty();
        assertThat(MqEncoding.UNDEFINED.floats()).isEmpty();
    }

    @Test
    void an_encoding_that_is_not_known_is_named() {
        assertThatThrownBy(() -> new MqEncoding(0x411).floats())
                .hasMessage(
                        "the message's Encoding 1041 stores floating point in a way that is not known here; say in the "
                                + "route what it is, by float=");
        assertThatThrownBy(() -> new MqEncoding(3).byteOrder()).hasMessageContaining("byteOrder=");
    }

    private static Optional<String> charset(String said) {
        return new MqData(0, "", MqEncoding.UNDEFINED, Optional.of(said)).charset();
    }
}
