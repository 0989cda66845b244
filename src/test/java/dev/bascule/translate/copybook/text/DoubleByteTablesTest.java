package dev.bascule.translate.copybook.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class DoubleByteTablesTest {
    @Test
    void the_tables_are_those_of_java_and_icu4j() throws IOException {
        for (var table : DoubleByteTableGenerator.tables().entrySet()) {
            try (var stream = DoubleByteCharset.class.getResourceAsStream(table.getKey());
                    var ours = new InflaterInputStream(stream);
                    var theirs = new InflaterInputStream(new ByteArrayInputStream(table.getValue()))) {
                assertThat(ours.readAllBytes())
                        .as("%s; to be made again with DoubleByteTableGenerator", table.getKey())
                        .isEqualTo(theirs.readAllBytes());
            }
        }
    }
}
