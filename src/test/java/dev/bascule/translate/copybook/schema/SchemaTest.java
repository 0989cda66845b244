package dev.bascule.translate.copybook.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.OptionValues;
import dev.bascule.translate.copybook.parse.CopySource;
import dev.bascule.translate.copybook.parse.CopybookParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private static final String LAYOUT = """
            01 ORDER-REC.
              05 ID PIC 9(5).
              05 AMOUNT PIC S9(5)V99 COMP-3.
              05 KIND PIC X.
              05 A PIC X(4).
              05 B REDEFINES A PIC 9(4).
              05 N PIC 9.
              05 ITEM OCCURS 0 TO 5 DEPENDING ON N.
                10 QTY PIC S9(4) COMP.
                10 RATE COMP-2.
              05 FILLER PIC X.
            """;

    @Test
    void json_schema_says_types_bounds_and_what_is_required() throws Exception {
        var schema = json(JsonSchema.of(shape("--select", "A:KIND=A", "--select", "B:KIND=B")));
        assertThat(schema.at("/properties/ID/type").asText()).isEqualTo("integer");
        assertThat(schema.at("/properties/ID/maximum").asInt()).isEqualTo(99999);
        assertThat(schema.at("/properties/AMOUNT/minimum").decimalValue()).isEqualByComparingTo("-99999.99");
        assertThat(schema.at("/properties/ITEM/maxItems").asInt()).isEqualTo(5);
        assertThat(schema.at("/properties/ITEM/items/properties/RATE/type").asText()).isEqualTo("number");
        assertThat(schema.at("/required").toString()).isEqualTo("[\"ID\",\"AMOUNT\",\"KIND\",\"N\",\"ITEM\"]");
        assertThat(schema.at("/properties/B/type").asText()).isEqualTo("integer");
        assertThat(schema.at("/properties/FILLER").isMissingNode()).isTrue();
    }

    @Test
    void options_change_the_schema_as_they_change_the_json() throws Exception {
        var schema = json(JsonSchema.of(
                shape("--names", "snake", "--numbers", "string", "--fillers", "keep", "--root", "keep", "--spaces", "null")));
        assertThat(schema.at("/properties/order_rec/properties/amount/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(schema.at("/properties/order_rec/properties/filler/maxLength").asInt()).isOne();
        assertThat(schema.at("/properties/order_rec/properties/b").isMissingNode()).isTrue();
    }

    @Test
    void avro_has_records_arrays_and_decimals() throws Exception {
        var schema = json(AvroSchema.of(shape("--select", "A:KIND=A", "--select", "B:KIND=B")));
        assertThat(schema.at("/name").asText()).isEqualTo("ORDER_REC");
        assertThat(schema.at("/fields/1/type/logicalType").asText()).isEqualTo("decimal");
        assertThat(schema.at("/fields/3/type").toString()).isEqualTo("[\"null\",\"string\"]");
        assertThat(schema.at("/fields/6/type/items/name").asText()).isEqualTo("ITEM");
    }

    @Test
    void xsd_is_a_schema_that_accepts_the_record_as_xml() throws Exception {
        var xsd = XmlSchema.of(shape());
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        var validator =
                factory.newSchema(new StreamSource(new StringReader(xsd))).newValidator();
        validator.validate(new StreamSource(new StringReader(
                "<ORDER-REC><ID>1</ID><AMOUNT>-1.50</AMOUNT><KIND>A</KIND><A>abc</A><N>1</N>"
                        + "<ITEM><QTY>1</QTY><RATE>0.5</RATE></ITEM></ORDER-REC>")));
    }

    @Test
    void the_description_has_every_item_with_its_place() {
        var items = Description.of(CopybookParser.parse("t", LAYOUT, CopySource.NONE)).items();
        assertThat(items).extracting(Description.Line::name).startsWith("ORDER-REC", "ID", "AMOUNT").hasSize(11);
        assertThat(items.get(7).occurs()).isEqualTo(new Description.Table(0, 5, "N"));
        assertThat(items.get(5).redefines()).isEqualTo("A");
        assertThat(items.get(8).offset()).isEqualTo(15);
    }

    private static Shape.Records shape(String... options) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            values.computeIfAbsent(options[i].substring(2), name -> new ArrayList<>()).add(options[i + 1]);
        }
        return Shape.of(
                CopybookParser.parse("t", LAYOUT, CopySource.NONE), CopybookOptions.of(new OptionValues(values)));
    }

    private static JsonNode json(Object value) throws Exception {
        var mapper = new ObjectMapper();
        return mapper.readTree(mapper.writeValueAsString(value));
    }
}
