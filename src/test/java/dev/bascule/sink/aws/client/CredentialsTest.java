package dev.bascule.sink.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bascule.connection.AwsConnection;
import dev.bascule.connection.AwsCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

class CredentialsTest {
    private static final String ANSWER =
            """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
            <AccessKeyId>assumed</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
            <Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
            """;

    private final List<SdkAutoCloseable> resources = new ArrayList<>();

    @AfterEach
    void close() {
        resources.forEach(SdkAutoCloseable::close);
    }

    @Test
    void a_role_is_assumed_through_the_proxy() throws Exception {
        var proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", CredentialsTest::assume);
        proxy.start();
        try {
            var elsewhere = URI.create("http://sts.invalid:81/sts");
            var address = URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
            var identity = provider(elsewhere, Optional.of(address)).resolveCredentials();
            assertThat(identity.accessKeyId()).isEqualTo("assumed");
        } finally {
            proxy.stop(0);
        }
    }

    private static void assume(HttpExchange exchange) throws IOException {
        try (exchange) {
            var bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Test
    void a_token_service_that_says_nothing_is_not_waited_for_longer_than_the_connection_allows() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var provider = provider(URI.create("http://127.0.0.1:" + silent.getLocalPort()), Optional.empty());
            assertThatExceptionOfType(SdkClientException.class)
                    .isThrownBy(provider::resolveCredentials)
                    .withMessageContaining("timeout configuration: 300 millis");
        }
    }

    private AwsCredentialsProvider provider(URI endpoint, Optional<URI> proxy) {
        var credentials = new AwsCredentials(
                Optional.of(new AwsCredentials.Keys("test", "test", Optional.empty())),
                Optional.empty(),
                Optional.of(new AwsCredentials.Role("arn:aws:iam::1:role/r", Optional.empty())));
        var connection = new AwsConnection(
                "aws",
                "eu-west-1",
                Optional.of(endpoint),
                credentials,
                proxy,
                false,
                Duration.ofMillis(200),
                Duration.ofMillis(300),
                1);
        return Credentials.provider(connection, resources);
    }
}
