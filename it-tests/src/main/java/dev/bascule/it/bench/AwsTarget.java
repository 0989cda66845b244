package dev.bascule.it.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.it.aws.Place;
import dev.bascule.it.lab.Credentials;
import dev.bascule.it.loops.TargetKind;
import dev.bascule.it.process.JavaProcess;
import dev.bascule.it.process.LabProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** The stand-in for a service of AWS, in a process of its own. */
final class AwsTarget implements BenchTarget {
    private static final int OK = 200;

    private final TargetKind service;
    private final LabProcess standIn;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    AwsTarget(Path dir, TargetKind service, List<String> jvmOptions) throws IOException {
        this.service = service;
        this.standIn = new LabProcess(dir, "aws", Credentials.random(), jvmOptions);
    }

    @Override
    public String address() {
        return standIn.awsEndpoint();
    }

    @Override
    public void create(String place) {
        ask("PUT", place);
    }

    @Override
    public void awaitFirst(String place, JavaProcess writer) {
        writer.await(() -> summary(place).taken() > 0, "deliver a message", ThroughputRun.FIRST_MESSAGE_TIMEOUT);
    }

    @Override
    public Received received(String place) {
        var summary = summary(place);
        return new Received(summary.distinct(), summary.repeated(), summary.calls());
    }

    @Override
    public void forget(String place) {
        ask("DELETE", place);
    }

    private Place.Summary summary(String place) {
        try {
            return json.readValue(ask("GET", place), Place.Summary.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private byte[] ask(String method, String place) {
        var uri = URI.create(address() + "/_places/" + service.option() + "/" + place);
        var request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new IllegalStateException(method + " " + uri + ": status " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the stand-in", stop);
        }
    }

    @Override
    public JavaProcess server() {
        return standIn.process();
    }

    @Override
    public void close() {
        standIn.close();
    }
}
