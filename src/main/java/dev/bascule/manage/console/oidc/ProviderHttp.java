package dev.bascule.manage.console.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to the provider. An answer has to be there, whole, within its patience, and may have {@value #MOST_BYTES} bytes; redirects are not
 * followed: what is asked for is in the discovery document. Blocks. Thread-safe.
 */
final class ProviderHttp {
    static final int MOST_BYTES = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_PATIENCE)
            .followRedirects(Redirect.NEVER)
            .version(Version.HTTP_1_1)
            .build();
    private final Duration patience;

    /** With a patience of ten seconds. */
    ProviderHttp() {
        this(PATIENCE);
    }

    ProviderHttp(Duration patience) {
        this.patience = patience;
    }

    /** A document that must be there. */
    String document(URI address) throws IOException {
        var answer = answer(HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .GET()
                .build());
        if (answer.statusCode() != OK) {
            throw new IOException(address + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    /** For requests that the library has made; an answer may be a refusal. */
    HTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        var copy = HttpRequest.newBuilder(request.getURI());
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> copy.header(name, value)));
        var body = request.getBody();
        copy.method(request.getMethod().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        var answer = answer(copy.build());
        if (answer.statusCode() >= SERVER_ERROR) {
            throw new IOException(request.getURI() + " answers " + answer.statusCode());
        }
        return copy(answer);
    }

    private static HTTPResponse copy(HttpResponse<String> answer) throws IOException {
        var copy = new HTTPResponse(answer.statusCode());
        var type = answer.headers().firstValue("Content-Type");
        try {
            if (type.isPresent()) {
                copy.setContentType(type.get());
            }
        } catch (ParseException e) {
            throw new IOException("the answer has no proper content type", e);
        }
        copy.setBody(answer.body());
        return copy;
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException {
        var asked = client.sendAsync(request, LimitedBody.ofText(MOST_BYTES));
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(request.uri() + " has not answered within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(request.uri() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + request.uri() + " was asked", e);
        } finally {
            asked.cancel(true);
        }
    }
}
