package dev.bascule.sink.aws.client;

import dev.bascule.connection.AwsConnection;
import dev.bascule.connection.AwsCredentials;
import java.util.Collection;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK's provider for a connection's credentials. */
final class Credentials {
    private static final String SESSION_NAME = "bascule";

    private Credentials() {}

    /**
     * One that throws what the SDK throws, whatever goes wrong: a failure with another service's answer for its cause is no answer of the service that the
     * credentials are for.
     *
     * @param resources gets what must be closed in the end
     */
    static AwsCredentialsProvider provider(AwsConnection connection, Collection<SdkAutoCloseable> resources) {
        var base = base(connection.credentials());
        var provider = connection
                .credentials()
                .role()
                .<AwsCredentialsProvider>map(role -> assuming(role, base, connection, resources))
                .orElse(base);
        return () -> {
            try {
                return provider.resolveCredentials();
            } catch (RuntimeException e) {
                throw SdkClientException.create("no credentials: " + e.getMessage(), e);
            }
        };
    }

    private static AwsCredentialsProvider base(AwsCredentials credentials) {
        if (credentials.keys().isPresent()) {
            return fixed(credentials.keys().get());
        }
        return credentials
                .profile()
                .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    private static AwsCredentialsProvider fixed(AwsCredentials.Keys keys) {
        return StaticCredentialsProvider.create(
                keys.sessionToken().isPresent()
                        ? AwsSessionCredentials.create(
                                keys.accessKey(),
                                keys.secretKey(),
                                keys.sessionToken().get())
                        : AwsBasicCredentials.create(keys.accessKey(), keys.secretKey()));
    }

    /** The JDK's own client: the token service is asked seldom, and needs no pool. */
    private static SdkHttpClient http(AwsConnection connection) {
        var builder = UrlConnectionHttpClient.builder()
                .connectionTimeout(connection.connectTimeout())
                .socketTimeout(connection.callTimeout());
        connection
                .proxy()
                .ifPresent(proxy -> builder.proxyConfiguration(
                        ProxyConfiguration.builder().endpoint(proxy).build()));
        return builder.build();
    }

    private static AwsCredentialsProvider assuming(
            AwsCredentials.Role role,
            AwsCredentialsProvider base,
            AwsConnection connection,
            Collection<SdkAutoCloseable> resources) {
        var builder = StsClient.builder()
                .region(Region.of(connection.region()))
                .fipsEnabled(connection.fips())
                .credentialsProvider(base)
                .httpClient(http(connection))
                .overrideConfiguration(settings -> settings.apiCallTimeout(connection.callTimeout()));
        connection.endpoint().ifPresent(builder::endpointOverride);
        var sts = builder.build();
        var provider = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(role.arn())
                        .roleSessionName(SESSION_NAME)
                        .externalId(role.externalId().orElse(null)))
                .build();
        resources.add(provider);
        resources.add(sts);
        return provider;
    }
}
