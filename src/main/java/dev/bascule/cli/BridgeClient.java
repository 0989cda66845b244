package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.manage.Json;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Asks a running bridge over its management address. */
final class BridgeClient {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int ANSWER_TIMEOUT_MILLIS = 60_000;

    private final URI bridge;
    private final String authorization;
    private final BridgeTrust trust;

    BridgeClient(URI bridge, String authorization, BridgeTrust trust) {
        this.bridge = bridge;
        this.authorization = authorization;
        this.trust = trust;
    }

    /** An attribute whose value is a JSON document. */
    JsonNode read(String properties, String attribute) throws IOException {
        return ask(Map.of("type", "read", "mbean", bean(properties), "attribute", attribute));
    }

    /** An operation that answers with a JSON document, or with nothing. */
    JsonNode execute(String properties, String operation, List<?> arguments) throws IOException {
        return ask(Map.of("type", "exec", "mbean", bean(properties), "operation", operation, "arguments", arguments));
    }

    private static String bean(String properties) {
        return "dev.bascule:" + properties;
    }

    private JsonNode ask(Map<String, ?> request) throws IOException {
        var answer = Json.tree(post(Json.line(request)));
        if (answer.path("status").asInt() != HttpURLConnection.HTTP_OK) {
            throw new CommandException(
                    ExitCode.NEGATIVE,
                    "bascule: the bridge refused: "
                            + withoutClass(answer.path("error").asText()));
        }
        return Json.tree(answer.path("value").asText());
    }

    /** Jolokia puts the exception's class before its message. */
    private static String withoutClass(String error) {
        return error.replaceFirst("^[\\w.$]+Exception : ", "");
    }

    private String post(String body) throws IOException {
        var connection = (HttpURLConnection) bridge.resolve("/jolokia").toURL().openConnection();
        trust.applyTo(connection);
        connection.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        connection.setReadTimeout(ANSWER_TIMEOUT_MILLIS);
        connection.setRequestProperty("Authorization", authorization);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try {
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            return answer(connection);
        } catch (UnknownHostException e) {
            throw nobody("no such host");
        } catch (SSLException e) {
            throw nobody("its certificate is not trusted; name a PEM file of its authority with --ca ("
                    + ErrorLine.of(e) + ")");
        } catch (SocketException | SocketTimeoutException e) {
            throw nobody(ErrorLine.of(e));
        }
    }

    private CommandException nobody(String why) {
        return new CommandException(ExitCode.NO_BRIDGE, "bascule: no bridge answers at " + bridge + ": " + why);
    }

    private String answer(HttpURLConnection connection) throws IOException {
        var status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
            throw new CommandException(
                    ExitCode.NEGATIVE, "bascule: the bridge at " + bridge + " does not know this user or password");
        }
        if (status == HttpURLConnection.HTTP_NOT_FOUND) {
            throw new CommandException(
                    ExitCode.NEGATIVE,
                    "bascule: " + bridge
                            + " is no bridge, or one with console.enabled: false, which answers only commands of its own host");
        }
        if (status != HttpURLConnection.HTTP_OK) {
            throw new CommandException(ExitCode.NEGATIVE, "bascule: " + bridge + " answers with HTTP " + status);
        }
        try (var input = connection.getInputStream()) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
