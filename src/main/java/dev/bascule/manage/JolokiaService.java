package dev.bascule.manage;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.jolokia.json.JSONStructure;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.config.StaticConfiguration;
import org.jolokia.server.core.http.HttpRequestHandler;
import org.jolokia.server.core.request.EmptyResponseException;
import org.jolokia.server.core.service.JolokiaServiceManagerFactory;
import org.jolokia.server.core.service.api.JolokiaServiceManager;
import org.jolokia.server.core.service.impl.ClasspathServiceCreator;
import org.jolokia.server.core.service.impl.QuietLogHandler;

/** Answers requests in Jolokia's JSON protocol, within {@link AllowList}. Thread-safe. Started by the first request. */
@ApplicationScoped
public class JolokiaService {
    private final JolokiaServiceManager services;
    private final HttpRequestHandler handler;

    JolokiaService() {
        services = JolokiaServiceManagerFactory.createJolokiaServiceManager(
                new StaticConfiguration(
                        ConfigKey.AGENT_ID, "bascule",
                        ConfigKey.DISCOVERY_ENABLED, "false",
                        ConfigKey.INCLUDE_STACKTRACE, "false",
                        ConfigKey.ALLOW_ERROR_DETAILS, "false"),
                new QuietLogHandler(),
                new AllowList());
        services.addServices(new ClasspathServiceCreator(JolokiaService.class.getClassLoader(), "services"));
        handler = new HttpRequestHandler(services.start());
    }

    @PreDestroy
    void stop() {
        services.stop();
    }

    /** The answer, an error in the protocol's own form included. */
    String answer(byte[] request) throws IOException {
        try {
            return handler.handlePostRequest("/jolokia", new ByteArrayInputStream(request), "UTF-8", Map.of())
                    .toJSONString();
        } catch (EmptyResponseException e) {
            return "{}";
        } catch (RuntimeException e) {
            return error(e).toJSONString();
        }
    }

    private JSONStructure error(RuntimeException refused) {
        return handler.handleThrowable(refused);
    }
}
