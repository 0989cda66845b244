package dev.bascule.it.torture;

import dev.bascule.it.lab.ArtemisServer;
import dev.bascule.it.lab.ClassicServer;
import dev.bascule.it.lab.Credentials;
import dev.bascule.it.load.Brokers;
import dev.bascule.it.process.LabProcess;
import jakarta.jms.ConnectionFactory;
import java.util.Arrays;
import java.util.Locale;

/** Where tortured bridges take their messages from. All of them drop the sessions of a bridge that is paused for {@link #PATIENCE_MILLIS}. */
public enum TorturedBroker {
    /** By its own protocol. */
    ARTEMIS("artemis", ArtemisServer.DEAD_LETTER_QUEUE) {
        @Override
        String url(LabProcess lab) {
            return lab.artemisUrl();
        }

        @Override
        String impatientUrl(LabProcess lab) {
            return url(lab) + "?connectionTTL=" + PATIENCE_MILLIS + "&clientFailureCheckPeriod=" + PATIENCE_MILLIS / 2;
        }

        @Override
        ConnectionFactory factory(LabProcess lab, Credentials credentials) {
            return Brokers.artemis(url(lab), credentials);
        }
    },
    /** ActiveMQ Classic by OpenWire. */
    CLASSIC("activemq", ClassicServer.DEAD_LETTER_QUEUE) {
        @Override
        String url(LabProcess lab) {
            return lab.classicUrl();
        }

        @Override
        String impatientUrl(LabProcess lab) {
            return url(lab) + "?wireFormat.maxInactivityDuration=" + PATIENCE_MILLIS;
        }

        @Override
        ConnectionFactory factory(LabProcess lab, Credentials credentials) {
            return Brokers.classic(url(lab), credentials);
        }
    };

    /** The defaults would be half a minute and more, longer than most pauses here. */
    private static final int PATIENCE_MILLIS = 5_000;

    private final String kind;
    private final String deadLetterQueue;

    TorturedBroker(String kind, String deadLetterQueue) {
        this.kind = kind;
        this.deadLetterQueue = deadLetterQueue;
    }

    static TorturedBroker of(String lab) {
        return Arrays.stream(values())
                .filter(broker -> broker.lab().equals(lab))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--broker is artemis or classic, not " + lab));
    }

    /** As the lab calls it. */
    String lab() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a bridge's configuration calls it. */
    String kind() {
        return kind;
    }

    String deadLetterQueue() {
        return deadLetterQueue;
    }

    abstract String url(LabProcess lab);

    /** For the bridges. */
    abstract String impatientUrl(LabProcess lab);

    /** For the load and the verdict. */
    abstract ConnectionFactory factory(LabProcess lab, Credentials credentials);
}
