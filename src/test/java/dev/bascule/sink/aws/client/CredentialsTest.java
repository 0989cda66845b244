package dev.bascule.sink.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.connection.AwsConnection;
import dev.bascule.connection.AwsCredentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
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
        try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var asked = CompletableFuture.supplyAsync(() -> answerOne(proxy));
            var address = URI.create("http://127.0.0.1:" + proxy.getLocalPort());
            var identity = provider(URI.create("http://sts.invalid:81"), Optional.of(address))
                    .resolveCredentials();
            assertThat(identity.accessKeyId()).isEqualTo("assumed");
            assertThat(asked.get()).startsWith("POST http://sts.invalid:81");
        }
    }

    /** The line that was asked. */
    private static String answerOne(ServerSocket server) {
        try (var socket = server.accept()) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var asked = in.readLine();
            int length = 0;
            for (var line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                if (line.startsWith("Content-Length: ")) {
                    length = Integer.parseInt(line.substring("Content-Length: ".length()));
                }
            }
            while (length > 0) {
                length -= (int) in.skip(length);
            }
            var answer = "HTTP/1.1 200 OK\r\nContent-Length: " + ANSWER.length() + "\r\n\r\n" + ANSWER;
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return asked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /** By a helper program, as IAM Roles Anywhere has one. */
    @Test
    void whatever_fails_is_an_exception_of_the_sdk_that_says_so(@TempDir Path dir) throws IOException {
        var file = Files.writeString(dir.resolve("config"), "[profile erp]\ncredential_process = /bin/false\n");
        System.setProperty("aws.configFile", file.toString());
        try {
            var profile = new AwsCredentials(Optional.empty(), Optional.of("erp"), Optional.empty());
            var provider = provider(profile, URI.create("http://sts.invalid"), Optional.empty());
            assertThatExceptionOfType(SdkClientException.class)
                    .isThrownBy(provider::resolveCredentials)
                    .withMessageStartingWith("no credentials: ");
        } finally {
            System.clearProperty("aws.configFile");
        }
    }

    private AwsCredentialsProvider provider(URI endpoint, Optional<URI> proxy) {
        var credentials = new AwsCredentials(
                Optional.of(new AwsCredentials.Keys("test", "test", Optional.empty())),
                Optional.empty(),
                Optional.of(new AwsCredentials.Role("arn:aws:iam::1:role/r", Optional.empty())));
        return provider(credentials, endpoint, proxy);
    }

    private AwsCredentialsProvider provider(AwsCredentials credentials, URI endpoint, Optional<URI> proxy) {
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
