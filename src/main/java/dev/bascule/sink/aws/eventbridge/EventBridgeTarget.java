package dev.bascule.sink.aws.eventbridge;

import dev.bascule.batch.UnavailableException;
import dev.bascule.sink.aws.Answer;
import dev.bascule.sink.aws.CallLimits;
import dev.bascule.sink.aws.EntryFates;
import dev.bascule.sink.aws.Pace;
import dev.bascule.sink.aws.client.AwsClients;
import dev.bascule.sink.aws.client.SdkFaults;
import dev.bascule.sink.aws.client.ServiceTarget;
import dev.bascule.sink.aws.client.WrittenBody;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/**
 * A bus of EventBridge: ten events and 1 MB in a call, or in one event. A call to a bus that doesn't exist answers success, so the bus is looked
 * for.
 *
 * <p>To be verified needs the permission {@code events:DescribeEventBus}, to be written to {@code events:PutEvents}.
 */
public final class EventBridgeTarget extends ServiceTarget<EventEntry> {
    private static final int ENTRIES = 10;
    private static final int BYTES = 1_000_000;

    /** EventBridge doesn't say whose fault an entry's error is; all others are the entry's own. */
    private static final Pattern SERVICE_FAULT = Pattern.compile("internal|throttl|unavailable|timeout");

    private final String bus;

    /**
     * @param name the endpoint's
     * @param bus its name or ARN
     */
    public EventBridgeTarget(String name, String bus, AwsClients clients, Optional<Pace> pace) {
        super(
                name,
                clients,
                pace,
                new CallLimits(ENTRIES, BYTES, BYTES, clients.connection().calls()));
        this.bus = bus;
    }

    @Override
    public void verify() throws UnavailableException {
        await(clients().eventBridge().describeEventBus(request -> request.name(bus)));
    }

    @Override
    public CompletionStage<Answer> send(List<EventEntry> entries) {
        var request = PutEventsRequest.builder()
                .overrideConfiguration(WrittenBody.of(EventWire.body(bus, entries)))
                .build();
        return SdkFaults.answer(
                clients().eventBridge().putEvents(request), response -> answer(response, entries.size()));
    }

    /** The entries of the answer are in the order of the call. */
    private static Answer answer(PutEventsResponse response, int entries) {
        var fates = new EntryFates(entries);
        for (int i = 0; i < Math.min(entries, response.entries().size()); i++) {
            var put = response.entries().get(i);
            if (put.errorCode() == null) {
                fates.accepted(i, put.eventId());
            } else {
                boolean senderFault = !SERVICE_FAULT
                        .matcher(put.errorCode().toLowerCase(Locale.ROOT))
                        .find();
                fates.failed(i, senderFault, put.errorCode(), put.errorMessage());
            }
        }
        return fates.answer();
    }
}
