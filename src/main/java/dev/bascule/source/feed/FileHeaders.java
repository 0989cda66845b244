package dev.bascule.source.feed;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What all records of a file have in common: the headers by the conventions of Camel's file component.
 *
 * @param values name to value
 * @param modifiedMillis of the file, since 1970
 * @param openedAt when this process opened it
 */
record FileHeaders(Map<String, Object> values, String name, long modifiedMillis, Instant openedAt) {
    static FileHeaders of(Path folder, FileFacts facts, Instant now) {
        var path = folder.resolve(facts.name());
        var values = new LinkedHashMap<String, Object>();
        values.put("CamelFileName", facts.name());
        values.put("CamelFileNameOnly", facts.name());
        values.put("CamelFileNameConsumed", facts.name());
        values.put("CamelFilePath", path.toString());
        values.put("CamelFileAbsolutePath", path.toString());
        values.put("CamelFileParent", folder.toString());
        values.put("CamelFileLength", facts.sizeBytes());
        values.put("CamelFileLastModified", facts.modifiedMillis());
        return new FileHeaders(Collections.unmodifiableMap(values), facts.name(), facts.modifiedMillis(), now);
    }
}
