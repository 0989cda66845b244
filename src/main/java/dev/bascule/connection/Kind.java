package dev.bascule.connection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a connection can speak. */
enum Kind {
    ARTEMIS,
    ACTIVEMQ,
    JMS,
    KAFKA,
    AWS;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Kind::label).toList();
    }
}
