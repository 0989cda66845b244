package dev.bascule.it.demo;

import dev.bascule.it.load.MainframeOrder;
import dev.bascule.it.load.OrderFiles;
import dev.bascule.it.load.OrderSink;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.BridgeClient;
import dev.bascule.it.process.Repository;
import dev.bascule.it.process.StoredLetter;
import java.io.IOException;
import java.util.List;

/** A folder into which the mainframe's files come. The bridge moves those that it has finished out of it. */
record InboxSource(String name) implements DemoSource {
    private static final int SECONDS_PER_FILE = 2;

    @Override
    public int ordersAtOnce(int perSecond) {
        return perSecond * SECONDS_PER_FILE;
    }

    @Override
    public OrderSink sink(DemoStage stage, SentOrders sent) {
        return new OrderFiles(stage.inbox(), sent);
    }

    @Override
    public long waiting(DemoStage stage) throws IOException {
        return Repository.files(stage.inbox(), OrderFiles.ENDING).size();
    }

    /** None: of a file that is still there, any part may have been delivered. */
    @Override
    public List<String> orderIds(DemoStage stage) {
        return List.of();
    }

    @Override
    public String orderId(BridgeClient bridge, StoredLetter letter) throws IOException {
        return MainframeOrder.idIn(bridge.body(letter.id()));
    }
}
