package dev.bascule.it.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bascule.it.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What all runs on a folder have found, by lanes and instances. Written after each verdict, so that a run may be broken off and taken up. */
final class TortureSums {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode root;

    TortureSums(Path dir) throws IOException {
        file = dir.resolve("sums.json");
        root = Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode();
    }

    void add(TorturePlan plan, Fault fault, Verdict verdict, boolean orderJudged) throws IOException {
        var sums = root.withObjectProperty(plan.kind());
        increase(sums, "cycles", 1);
        increase(sums, "sent", verdict.sent());
        increase(sums, "delivered", verdict.arrived());
        increase(sums, "deadLettered", verdict.deadLettered());
        increase(sums, "missing", verdict.missing().size());
        increase(
                sums,
                "repeated",
                verdict.repeated().size() + verdict.strangers().size());
        increase(sums, "misjudged", verdict.misjudged().size());
        increase(sums, "outOfOrder", orderJudged ? verdict.outOfOrder().size() : 0);
        increase(sums.withObjectProperty("faults"), fault.name(), 1);
        Files.createDirectories(file.resolve("..").normalize());
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }

    @Override
    public String toString() {
        return root.toPrettyString();
    }

    private static void increase(ObjectNode sums, String name, long by) {
        sums.put(name, sums.path(name).asLong() + by);
    }
}
