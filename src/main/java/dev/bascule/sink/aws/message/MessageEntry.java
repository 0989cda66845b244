package dev.bascule.sink.aws.message;

/** An entry of a service whose messages have a body and attributes. */
public interface MessageEntry {
    /** What its consumers get. */
    MessageContent content();

    /** As the service counts it. */
    int sizeBytes();
}
