package dev.bascule.manage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.jolokia.json.JSONObject;
import org.jolokia.json.JSONStructure;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.config.StaticConfiguration;
import org.jolokia.server.core.http.HttpRequestHandler;
import org.jolokia.server.core.request.EmptyResponseException;
import org.jolokia.server.core.service.JolokiaServiceManagerFactory;
import org.jolokia.server.core.service.api.JolokiaServiceManager;
import org.jolokia.server.core.service.impl.ClasspathServiceCreator;
import org.jolokia.server.core.service.impl.QuietLogHandler;

/** Jolokia, started by the constructor. Thread-safe. */
final class JolokiaAgent implements AutoCloseable {
    private final JolokiaServiceManager services;
    private final HttpRequestHandler handler;
    private final InvokableMarks marks;

    JolokiaAgent() {
        var allowed = new AllowList();
        marks = new InvokableMarks(allowed::isOperationAllowed);
        services = JolokiaServiceManagerFactory.createJolokiaServiceManager(
                new StaticConfiguration(
                        ConfigKey.AGENT_ID, "bascule",
                        ConfigKey.DISCOVERY_ENABLED, "false",
                        ConfigKey.INCLUDE_STACKTRACE, "false",
                        ConfigKey.ALLOW_ERROR_DETAILS, "false"),
                new QuietLogHandler(),
                allowed);
        services.addServices(new ClasspathServiceCreator(JolokiaAgent.class.getClassLoader(), "services"));
        handler = new HttpRequestHandler(services.start());
    }

    @Override
    public void close() {
        services.stop();
    }

    /** The answer to {@code caller}, an error in the protocol's own form included. */
    String answer(byte[] request, Caller caller) throws IOException {
        Caller.enter(caller);
        try {
            var answer = handler.handlePostRequest("/jolokia", new ByteArrayInputStream(request), "UTF-8", Map.of());
            markLists(answer);
            return answer.toJSONString();
        } catch (EmptyResponseException e) {
            return "{}";
        } catch (RuntimeException e) {
            return error(e).toJSONString();
        } finally {
            Caller.leave();
        }
    }

    private void markLists(Object answer) {
        if (answer instanceof Collection<?> several) {
            several.forEach(this::markLists);
        } else if (answer instanceof JSONObject one
                && one.get("request") instanceof JSONObject request
                && "list".equals(request.get("type"))) {
            marks.mark(one.get("value"));
        }
    }

    private JSONStructure error(RuntimeException refused) {
        return handler.handleThrowable(refused);
    }
}
