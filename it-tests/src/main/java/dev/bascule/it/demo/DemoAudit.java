package dev.bascule.it.demo;

import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.BridgeClient;
import dev.bascule.it.verify.ConservationLaw;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Asks the bridge for its books, ends it, and looks what is really there. */
final class DemoAudit {
    private final DemoStage stage;

    DemoAudit(DemoStage stage) {
        this.stage = stage;
    }

    /** To be called once, when nothing is sent any more. */
    DemoBooks close(DemoLoad load) throws IOException, JMSException, InterruptedException {
        var client = stage.bridge().client();
        var routes = client.routes();
        Map<DemoFlow, List<String>> letters = new EnumMap<>(DemoFlow.class);
        for (var flow : DemoFlow.values()) {
            letters.put(flow, letters(client, flow));
        }
        stage.bridge().stopCleanly();
        var flows = new ArrayList<FlowBooks>();
        for (var flow : DemoFlow.values()) {
            flows.add(books(flow, load.sent(flow), letters.getOrDefault(flow, List.of())));
        }
        var events = TakenEvents.of(stage.lab().awsEndpoint(), DemoStage.BUS);
        return new DemoBooks(
                routes, flows, events.lacking(DemoFlow.ERP.arrivals(stage.lab()).ids()));
    }

    private static List<String> letters(BridgeClient client, DemoFlow flow) throws IOException {
        var ids = new ArrayList<String>();
        for (var letter : client.deadLetters(flow.route())) {
            ids.add(flow.source().orderId(client, letter));
        }
        return ids;
    }

    private FlowBooks books(DemoFlow flow, SentOrders sent, List<String> letters) throws IOException, JMSException {
        var verdict = ConservationLaw.judge(
                sent, flow.arrivals(stage.lab()), letters, flow.source().orderIds(stage));
        return new FlowBooks(flow, sent, verdict, flow.source().waiting(stage));
    }
}
