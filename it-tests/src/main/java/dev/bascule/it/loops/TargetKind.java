package dev.bascule.it.loops;

import java.util.Locale;

/** What a baseline writes to. */
public enum TargetKind {
    /** Topics. */
    KAFKA,
    /** Queues of SQS. */
    SQS,
    /** Buses of EventBridge. */
    EVENTBRIDGE,
    /** Streams of Kinesis. */
    KINESIS;

    /** As it is named on command lines. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@link IllegalArgumentException} says which there are. */
    public static TargetKind of(String option) {
        for (var kind : values()) {
            if (kind.option().equals(option)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("there are kafka, sqs, eventbridge and kinesis, not " + option);
    }

    /** Whether it is a service of AWS. */
    public boolean isAws() {
        return this != KAFKA;
    }
}
