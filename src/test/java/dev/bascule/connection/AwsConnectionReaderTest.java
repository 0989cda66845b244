package dev.bascule.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsConnectionReaderTest {
    @TempDir
    Path dir;

    private ConfigLab lab;

    @BeforeEach
    void start() {
        lab = new ConfigLab(dir);
    }

    @Test
    void reads_an_aws_connection() throws Exception {
        var config = lab.read(
                """
                bascule:
                  connections:
                    plain: {kind: aws, region: eu-west-1}
                    lab: {kind: aws, region: us-gov-west-1, endpoint: "http://127.0.0.1:4566", access-key: a, secret-key: s,
                          session-token: t, assume-role: "arn:aws:iam::123456789012:role/bridge", external-id: e,
                          proxy: "http://proxy:3128", fips: true, connect-timeout: 1s, call-timeout: 2s, calls: 4}
                """);
        assertThat(config.bascule().connections().get("plain"))
                .isEqualTo(new AwsConnection(
                        "plain",
                        "eu-west-1",
                        Optional.empty(),
                        AwsCredentials.DEFAULT,
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(5),
                        16));
        assertThat(config.bascule().connections().get("lab"))
                .isEqualTo(new AwsConnection(
                        "lab",
                        "us-gov-west-1",
                        Optional.of(URI.create("http://127.0.0.1:4566")),
                        new AwsCredentials(
                                Optional.of(new AwsCredentials.Keys("a", "s", Optional.of("t"))),
                                Optional.empty(),
                                Optional.of(new AwsCredentials.Role(
                                        "arn:aws:iam::123456789012:role/bridge", Optional.of("e")))),
                        Optional.of(URI.create("http://proxy:3128")),
                        true,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        4));
        assertThat(config.toString()).doesNotContain("secretKey=s").doesNotContain("accessKey=a");
    }

    @Test
    void names_what_does_not_go_together_in_an_aws_connection() {
        assertThat(
                        lab.problems(
                                """
                        bascule:
                          connections:
                            none: {kind: aws}
                            half: {kind: aws, region: eu-west-1, access-key: a}
                            both: {kind: aws, region: eu-west-1, access-key: a, secret-key: s, profile: p}
                            lone: {kind: aws, region: eu-west-1, session-token: t, external-id: e}
                            odd: {kind: aws, region: Ireland, endpoint: "127.0.0.1:4566", call-timeout: 2m}
                        """))
                .containsExactly(
                        "3:5: bascule.connections.none.region: missing; must be a region such as eu-west-1",
                        "4:54: bascule.connections.half: access-key and secret-key come together; with neither, the SDK's default"
                                + " chain is asked",
                        "5:81: bascule.connections.both: either profile or access-key, not both",
                        "6:57: bascule.connections.lone: session-token needs access-key and secret-key",
                        "6:73: bascule.connections.lone: external-id needs assume-role",
                        "7:30: bascule.connections.odd.region: 'Ireland' is not allowed; must be a region such as eu-west-1",
                        "7:49: bascule.connections.odd.endpoint: '127.0.0.1:4566' is not allowed; must be a URL such as"
                                + " http://127.0.0.1:4566",
                        "7:81: bascule.connections.odd.call-timeout: '2m' is not allowed; must be a duration of at most 60s");
    }
}
