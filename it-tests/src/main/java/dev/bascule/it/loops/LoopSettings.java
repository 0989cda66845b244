package dev.bascule.it.loops;

import dev.bascule.it.Arguments;
import dev.bascule.it.lab.Credentials;
import java.util.ArrayList;
import java.util.List;

/**
 * What a baseline is told on its command line.
 *
 * @param url of Artemis
 * @param credentials its user; the password comes from the environment, {@code ERP_PASSWORD}
 * @param queue to take from
 * @param to what it writes to
 * @param address bootstrap servers of Kafka, or endpoint of AWS
 * @param place topic, queue, bus or stream to write to
 * @param lanes threads, each with a connection and a producer of its own; for Camel, concurrent consumers
 * @param batchMessages most messages in a transaction
 * @param headers whether what is written carries the message's fields and properties, as the bridge's does
 */
public record LoopSettings(
        String url,
        Credentials credentials,
        String queue,
        TargetKind to,
        String address,
        String place,
        int lanes,
        int batchMessages,
        boolean headers) {
    private static final String OPTIONS = "url queue to address place lanes batch";
    private static final String HEADERS = "headers";

    static LoopSettings parse(String[] args) {
        var arguments = Arguments.parseOrExit(args, "options: " + OPTIONS + " " + HEADERS, OPTIONS, HEADERS);
        var password = System.getenv("ERP_PASSWORD");
        if (password == null) {
            throw new IllegalArgumentException("ERP_PASSWORD is missing in the environment");
        }
        return new LoopSettings(
                arguments.required("url"),
                Credentials.of(password),
                arguments.required("queue"),
                TargetKind.of(arguments.required("to")),
                arguments.required("address"),
                arguments.required("place"),
                arguments.number("lanes", 2),
                arguments.number("batch", 500),
                arguments.has(HEADERS));
    }

    /** The same with {@link #headers}. */
    public LoopSettings withHeaders() {
        return new LoopSettings(url, credentials, queue, to, address, place, lanes, batchMessages, true);
    }

    /** As a command line that {@link #parse} reads; without the password. */
    public List<Object> toArguments() {
        var arguments = new ArrayList<Object>(List.of(
                "--url",
                url,
                "--queue",
                queue,
                "--to",
                to.option(),
                "--address",
                address,
                "--place",
                place,
                "--lanes",
                lanes,
                "--batch",
                batchMessages));
        if (headers) {
            arguments.add("--" + HEADERS);
        }
        return arguments;
    }
}
