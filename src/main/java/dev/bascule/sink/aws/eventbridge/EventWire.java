package dev.bascule.sink.aws.eventbridge;

import dev.bascule.sink.aws.client.JsonBody;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Our events as EventBridge takes them in a call of {@code PutEvents}. */
final class EventWire {
    private static final int OTHER_BYTES = 512;
    private static final int MILLI_DIGITS = 3;

    private EventWire() {}

    /** The call's body. */
    static ByteBuffer body(String bus, List<EventEntry> entries) {
        var json = new JsonBody(expectedBytes(entries));
        json.beginObject().name("Entries").beginArray();
        for (var entry : entries) {
            event(json, bus, entry);
        }
        return json.endArray().endObject().buffer();
    }

    /** With room for what is escaped. */
    private static int expectedBytes(List<EventEntry> entries) {
        int bytes = 0;
        for (var entry : entries) {
            bytes += entry.detail().length() * 4 / 3 + OTHER_BYTES;
        }
        return bytes;
    }

    private static void event(JsonBody json, String bus, EventEntry entry) {
        json.beginObject();
        entry.time().ifPresent(time -> json.name("Time").number(seconds(time)));
        json.name("Source").string(entry.source());
        json.name("DetailType").string(entry.detailType());
        json.name("Detail").string(entry.detail());
        json.name("EventBusName").string(bus);
        if (!entry.resources().isEmpty()) {
            json.name("Resources").beginArray();
            entry.resources().forEach(json::string);
            json.endArray();
        }
        entry.traceHeader().ifPresent(trace -> json.name("TraceHeader").string(trace));
        json.endObject();
    }

    /** Since 1970, with milliseconds. */
    private static String seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), MILLI_DIGITS).toPlainString();
    }
}
