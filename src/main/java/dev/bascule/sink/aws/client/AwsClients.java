package dev.bascule.sink.aws.client;

import dev.bascule.connection.AwsConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.ProxyConfiguration;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The clients of one connection, one for each service that is used, made when it first is: a bridge without AWS targets loads nothing of the
 * SDK. They share one pool of connections, on Netty, which the process has anyway, with two threads, and one thread for timeouts. On those threads calls
 * complete, too, so what follows on a call must not wait for anything. They don't retry: who failed, and when it goes again, is the writer's to decide.
 * Thread-safe, until they are closed.
 */
public final class AwsClients implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;
    private static final int MOST_CONNECTIONS = 200;

    private final AwsConnection connection;
    private final Map<Class<?>, SdkClient> clients = new HashMap<>();
    private final List<SdkAutoCloseable> resources = new ArrayList<>();
    private @Nullable SdkAsyncHttpClient http;
    private @Nullable AwsCredentialsProvider credentials;
    private @Nullable ScheduledExecutorService timer;

    /** Connects to nothing. */
    public AwsClients(AwsConnection connection) {
        this.connection = connection;
    }

    /** Whose clients these are. */
    public AwsConnection connection() {
        return connection;
    }

    /** The one for SQS. It doesn't compare checksums: it would compare with the request's fields, and our bodies are written elsewhere. */
    public SqsAsyncClient sqs() {
        return client(SqsAsyncClient.class, () -> SqsAsyncClient.builder().checksumValidationEnabled(false));
    }

    /** The one for SNS. */
    public SnsAsyncClient sns() {
        return client(SnsAsyncClient.class, SnsAsyncClient::builder);
    }

    /** The one for Kinesis. */
    public KinesisAsyncClient kinesis() {
        return client(KinesisAsyncClient.class, KinesisAsyncClient::builder);
    }

    /** The one for S3. A server that isn't AWS has its buckets in the path, and may not understand bodies that are signed in chunks. */
    public S3AsyncClient s3() {
        return client(S3AsyncClient.class, () -> S3AsyncClient.builder()
                .forcePathStyle(connection.endpoint().isPresent())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(settings -> settings.chunkedEncodingEnabled(false)));
    }

    /** The one for EventBridge. */
    public EventBridgeAsyncClient eventBridge() {
        return client(EventBridgeAsyncClient.class, EventBridgeAsyncClient::builder);
    }

    private synchronized <C extends SdkClient, B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>> C client(
            Class<C> type, Supplier<B> builder) {
        return type.cast(clients.computeIfAbsent(type, absent -> configured(builder.get())));
    }

    private <C extends SdkClient, B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>> C configured(
            B builder) {
        connection.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(Region.of(connection.region()))
                .fipsEnabled(connection.fips())
                .credentialsProvider(credentials())
                .httpClient(http())
                // A pool in between would cost a change of threads for each call.
                .asyncConfiguration(async ->
                        async.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(connection.callTimeout())
                        .scheduledExecutorService(timer())
                        .addExecutionInterceptor(new WrittenBody()))
                .build();
    }

    private AwsCredentialsProvider credentials() {
        var known = credentials;
        if (known == null) {
            known = Credentials.provider(connection, resources);
            credentials = known;
        }
        return known;
    }

    private ScheduledExecutorService timer() {
        var known = timer;
        if (known == null) {
            known = newTimer();
            timer = known;
        }
        return known;
    }

    /** The SDK's own keeps the timeout of each call that has long ended, and wakes up for it. */
    private ScheduledExecutorService newTimer() {
        var made = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "timeouts of " + connection.name());
            thread.setDaemon(true);
            return thread;
        });
        made.setRemoveOnCancelPolicy(true);
        resources.add(made::shutdown);
        return made;
    }

    private SdkAsyncHttpClient http() {
        var known = http;
        if (known == null) {
            known = httpClient();
            http = known;
        }
        return known;
    }

    private SdkAsyncHttpClient httpClient() {
        var builder = NettyNioAsyncHttpClient.builder()
                .maxConcurrency(MOST_CONNECTIONS)
                .connectionTimeout(connection.connectTimeout())
                .connectionAcquisitionTimeout(connection.connectTimeout())
                .eventLoopGroupBuilder(SdkEventLoopGroup.builder().numberOfThreads(EVENT_LOOPS));
        connection
                .proxy()
                .ifPresent(proxy -> builder.proxyConfiguration(ProxyConfiguration.builder()
                        .scheme(proxy.getScheme())
                        .host(proxy.getHost())
                        .port(proxy.getPort() < 0 ? 80 : proxy.getPort())
                        .build()));
        return builder.build();
    }

    /** Closes what was made; not to be used again. */
    @Override
    public synchronized void close() {
        clients.values().forEach(SdkAutoCloseable::close);
        if (http != null) {
            http.close();
        }
        resources.forEach(SdkAutoCloseable::close);
    }
}
