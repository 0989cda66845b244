package dev.bascule.batch;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that a dead letter carries in its second place, whatever that is. */
public final class DeadLetterHeaders {
    private DeadLetterHeaders() {}

    /** Name to value, in a fixed order. */
    public static Map<String, String> of(LaneId lane, String key, Outcome.DeadLettered letter) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("bascule-key", key);
        headers.put("bascule-source", lane.source().toString());
        headers.put("bascule-route", lane.route());
        headers.put("bascule-dead-letter-reason", letter.reason().label());
        headers.put("bascule-dead-letter-stage", letter.stage());
        headers.put("bascule-dead-letter-error", letter.error());
        return headers;
    }
}
