package dev.bascule.it.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the lab's EventBridge has taken.
 *
 * @param orderIds of the orders in its events
 */
record TakenEvents(Set<String> orderIds) {
    /** Asks the stand-in. */
    static TakenEvents of(String endpoint, String bus) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(endpoint + "/_taken/" + bus)).build();
        var lines = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return new TakenEvents(lines.lines().map(line -> line.split(" ")[0]).collect(Collectors.toSet()));
    }

    /** Those of {@code expected} that no event was about. */
    List<String> lacking(Collection<String> expected) {
        return expected.stream().filter(id -> !orderIds.contains(id)).sorted().toList();
    }
}
