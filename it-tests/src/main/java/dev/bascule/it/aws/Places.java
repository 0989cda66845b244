package dev.bascule.it.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The places of one service, by name. Thread-safe. */
final class Places {
    private final Map<String, Place> byName = new ConcurrentHashMap<>();
    private final String missingCode;

    /** @param missingCode what the service says of a place that isn't there */
    Places(String missingCode) {
        this.missingCode = missingCode;
    }

    Place create(String name) {
        return byName.computeIfAbsent(name, absent -> new Place());
    }

    void forget(String name) {
        byName.remove(name);
    }

    Place get(String name) throws ServiceFault {
        var place = byName.get(name);
        if (place == null) {
            throw new ServiceFault(400, missingCode, "There is no " + name);
        }
        return place;
    }

    /** For services that say success to anything. */
    Place getOrNowhere(String name) {
        return byName.getOrDefault(name, new Place());
    }

    Iterable<String> names() {
        return byName.keySet();
    }
}
