package dev.bascule.manage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A request about dead letters says in {@code by} who makes it. What a page writes there counts for nothing: the name of the user who is logged in
 * takes its place. Only administrators may have protected fields revealed. Pure.
 */
final class SignedRequest {
    private static final String BY = "by";
    private static final String ARGUMENTS = "arguments";
    private static final Set<String> BY_ID = Set.of("show", "cancel");

    private SignedRequest() {}

    /** The same request in the name of {@code caller}. */
    static byte[] sign(byte[] request, Caller caller) throws IOException {
        var tree = Json.tree(new String(request, StandardCharsets.UTF_8));
        if (tree.isArray()) {
            tree.forEach(each -> signOne(each, caller));
        } else {
            signOne(tree, caller);
        }
        return Json.line(tree).getBytes(StandardCharsets.UTF_8);
    }

    private static void signOne(JsonNode request, Caller caller) {
        var isOurs = request.path("type").asText().equalsIgnoreCase("exec")
                && request.path("mbean").asText().contains("DeadLetters");
        if (isOurs && request.path(ARGUMENTS) instanceof ArrayNode arguments) {
            var byId = BY_ID.contains(request.path("operation").asText().replaceFirst("\\(.*", ""));
            for (var index = 0; index < arguments.size(); index++) {
                arguments.set(index, signed(arguments.get(index), byId, caller));
            }
        }
    }

    private static JsonNode signed(JsonNode argument, boolean byId, Caller caller) {
        if (argument.isTextual() && document(argument.asText(), byId) instanceof ObjectNode document) {
            document.put(BY, caller.name());
            if (!caller.role().includes(Role.ADMIN)) {
                document.remove("reveal");
            }
            return document.textNode(document.toString());
        }
        return argument;
    }

    /** The argument itself, or one that holds it where an id alone is enough. */
    private static JsonNode document(String argument, boolean byId) {
        try {
            var tree = Json.tree(argument);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            // An id, as it is.
        }
        return byId ? JsonNodeFactory.instance.objectNode().put("id", argument) : MissingNode.getInstance();
    }
}
