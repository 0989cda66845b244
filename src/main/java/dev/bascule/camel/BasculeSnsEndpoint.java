package dev.bascule.camel;

import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.sns.SnsEntry;
import dev.bascule.sink.aws.sns.SnsTarget;
import dev.bascule.sink.aws.sns.TopicName;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;

/** A topic of SNS as target. Creating it touches nothing of AWS. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "bascule-sns",
        title = "Bascule SNS",
        syntax = "bascule-sns:topic",
        producerOnly = true)
public final class BasculeSnsEndpoint extends FifoEndpoint {
    private final TopicName topic;

    @UriParam(
            description =
                    "Simple expression for the subject of mails; the header CamelAwsSnsSubject goes before it; default: none")
    private @Nullable String subject;

    BasculeSnsEndpoint(String uri, BasculeSnsComponent component, String name, TopicName topic) {
        super(uri, component, name, topic.isFifo());
        this.topic = topic;
    }

    @Override
    AwsTarget<SnsEntry> target() {
        return withClaimCheck(runtime()
                .aws()
                .target(
                        SnsTarget.class,
                        runtime().aws(requireConnection()),
                        name(),
                        getEntriesPerSecond(),
                        (clients, pace) -> new SnsTarget(name(), topic, clients, pace)));
    }

    @Override
    AwsEntries entries() {
        return new SnsEntries(this, target());
    }

    public @Nullable String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }
}
