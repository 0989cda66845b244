package dev.bascule.it.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Puts orders into files of a folder, as a transfer from a mainframe does: VB, as {@code config/copybooks/order-file.cpy} says. A file is written
 * under a hidden name, so that nobody reads half of it, and gets its own when it is complete.
 */
public final class OrderFiles implements OrderSink {
    /** Ends the name of each file. */
    public static final String ENDING = ".VB";

    private final Path folder;
    private final SentOrders sent;
    private int files;

    /** @param folder has to exist when the first file is written */
    public OrderFiles(Path folder, SentOrders sent) {
        this.folder = folder;
        this.sent = sent;
    }

    /** Writes {@code orders} as one file; files are named in their order. */
    @Override
    public void send(List<Order> orders) throws IOException {
        int number = files + 1;
        var file = folder.resolve("ORDERS.%06d".formatted(number) + ENDING);
        var half = file.resolveSibling("." + file.getFileName());
        write(half, number, orders);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        files = number;
        sent.acknowledge(orders);
    }

    private static void write(Path file, int number, List<Order> orders) throws IOException {
        try (var out = new BlockWriter(Files.newOutputStream(file))) {
            out.write(ByteBuffer.wrap(MainframeOrder.fileHeader(number)));
            for (var order : orders) {
                out.write(ByteBuffer.wrap(MainframeOrder.bytes(order)));
            }
            out.write(ByteBuffer.wrap(MainframeOrder.fileTrailer(orders.size())));
        }
    }

    /** Writes no more. */
    @Override
    public void close() {
        // no file is open between two calls
    }
}
