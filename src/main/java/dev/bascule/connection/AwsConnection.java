package dev.bascule.connection;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An account and region of AWS, or something that speaks like it.
 *
 * @param region such as {@code eu-west-1}
 * @param endpoint where every service is found; empty for AWS itself
 * @param credentials whose calls they are
 * @param proxy HTTP proxy on the way, host and port with a scheme
 * @param fips whether the services' FIPS endpoints are used
 * @param connectTimeout until a connection is there, and until one of the pool is free
 * @param callTimeout until a call is answered
 * @param calls most calls of one lane to one target at a time
 */
public record AwsConnection(
        String name,
        String region,
        Optional<URI> endpoint,
        AwsCredentials credentials,
        Optional<URI> proxy,
        boolean fips,
        Duration connectTimeout,
        Duration callTimeout,
        int calls)
        implements Connection {
    /** Unless configured otherwise. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /** Unless configured otherwise. */
    public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(5);

    /** Unless configured otherwise: a batch of 500 goes to SQS in four rounds of calls. */
    public static final int DEFAULT_CALLS = 16;

    @Override
    public String kind() {
        return "aws";
    }
}
