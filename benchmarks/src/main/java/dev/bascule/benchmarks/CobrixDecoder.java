package dev.bascule.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import scala.Function1;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.collection.immutable.List;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;
import za.co.absa.cobrix.cobol.parser.CopybookParser;
import za.co.absa.cobrix.cobol.parser.ast.Group;
import za.co.absa.cobrix.cobol.reader.extractors.record.RecordExtractors$;
import za.co.absa.cobrix.cobol.reader.extractors.record.RecordHandler;
import za.co.absa.cobrix.cobol.reader.policies.SchemaRetentionPolicy$;

/** Cobrix' parser and record extractor without Spark, into maps that Jackson writes. It cannot encode in this version. */
final class CobrixDecoder implements RecordHandler<Map<String, Object>> {
    private static final ClassTag<Map<String, Object>> MAP = ClassTag$.MODULE$.apply(Map.class);

    private final ObjectMapper jackson = new ObjectMapper();
    private final Group layout = parse();
    private final String[] names = names(layout);

    private static Group parse() {
        boolean keepComments = false;
        return CopybookParser.parseSimple(
                        Orders.copybook(),
                        keepComments,
                        keepComments,
                        CopybookParser.parseSimple$default$4(),
                        keepComments)
                .ast();
    }

    private static String[] names(Group layout) {
        var record = (Group) layout.children().apply(0);
        return JavaConverters.seqAsJavaList(record.children()).stream()
                .map(statement -> statement.name())
                .toArray(String[]::new);
    }

    byte[] decode(byte[] record) throws IOException {
        return jackson.writeValueAsBytes(values(record));
    }

    /** Without JSON. */
    Object values(byte[] record) {
        var values = RecordExtractors$.MODULE$.extractRecord(
                layout,
                record,
                0,
                SchemaRetentionPolicy$.MODULE$.KeepOriginal(),
                false,
                false,
                false,
                List.<String>empty(),
                0,
                0L,
                "",
                false,
                "",
                this,
                MAP);
        return values.apply(0);
    }

    @Override
    public Map<String, Object> create(Object[] values, Group group) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < values.length; i++) {
            map.put(names[i], values[i]);
        }
        return map;
    }

    @Override
    public Seq<Object> toSeq(Map<String, Object> record) {
        return JavaConverters.asScalaIterator(record.values().iterator()).toSeq();
    }

    @Override
    public void foreach(Map<String, Object> record, Function1<Object, BoxedUnit> action) {
        record.values().forEach(action::apply);
    }
}
