package dev.bascule.manage;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;

/**
 * What may be reached over HTTP: reading our own beans, Camel's and the figures of the JVM, and the operations named here, each for callers of
 * a role. Everything else in the process is hidden. Who calls is {@link Caller#current}.
 */
final class AllowList implements Restrictor {
    private static final Set<RequestType> TYPES =
            Set.of(RequestType.READ, RequestType.EXEC, RequestType.LIST, RequestType.SEARCH, RequestType.VERSION);
    private static final String CAMEL = "org.apache.camel";
    private static final Map<String, Set<String>> READABLE_TYPES = Map.of(
            CAMEL,
            Set.of(
                    "context",
                    "routes",
                    "processors",
                    "endpoints",
                    "components",
                    "consumers",
                    "producers",
                    "threadpools"),
            "java.lang",
            // Not Runtime, which shows what was given on the command line.
            Set.of("ClassLoading", "GarbageCollector", "Memory", "MemoryPool", "OperatingSystem", "Threading"));

    /** What reads, and changes nothing; the payload of a dead letter is another matter. */
    private static final Map<String, Set<String>> VIEWS = Map.of(
            "Bascule", Set.of("trace"),
            "DeadLetters", Set.of("list", "counts", "jobs", "job", "audit"));

    private static final Map<String, Set<String>> OPERATIONS = Map.of(
            "Bridge", Set.of("start", "stop", "drain", "hold", "resume", "retryFile", "skipFile"),
            "DeadLetters", Set.of("replay", "discard", "cancel", "importLetters"),
            "Console", Set.of("source"));

    private static final Map<String, Set<String>> PAYLOADS = Map.of("DeadLetters", Set.of("show", "exportLetters"));

    private static final Map<String, Set<String>> CAMEL_VIEWS = Map.of(
            "context", Set.of("dumpRoutesStatsAsXml", "dumpStatsAsXml"),
            "routes", Set.of("dumpRouteStatsAsXml", "dumpStatsAsXml"));

    /** Sources may hold what a viewer shouldn't read. */
    private static final Map<String, Set<String>> CAMEL_SOURCES =
            Map.of("context", Set.of("dumpRoutesAsXml"), "routes", Set.of("dumpRouteAsXml"));

    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return method == HttpMethod.POST || method == HttpMethod.GET;
    }

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return TYPES.contains(type);
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName name, String attribute) {
        return !isObjectNameHidden(name);
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName name, String attribute) {
        return false;
    }

    /** {@code operation} may carry a signature, as in {@code hold(java.lang.String)}. */
    @Override
    public boolean isOperationAllowed(ObjectName name, String operation) {
        var signature = operation.indexOf('(');
        var simpleName = signature < 0 ? operation : operation.substring(0, signature);
        return isAllowed(Caller.current(), name, simpleName);
    }

    private static boolean isAllowed(Caller caller, ObjectName name, String operation) {
        var operator = caller.role().includes(Role.OPERATOR);
        if (isOurs(name)) {
            return has(VIEWS, name, operation)
                    || operator && has(OPERATIONS, name, operation)
                    || caller.payloads() && has(PAYLOADS, name, operation);
        }
        return name.getDomain().equals(CAMEL)
                && (has(CAMEL_VIEWS, name, operation) || operator && has(CAMEL_SOURCES, name, operation));
    }

    private static boolean has(Map<String, Set<String>> operationsByType, ObjectName name, String operation) {
        return operationsByType.getOrDefault(type(name), Set.of()).contains(operation);
    }

    private static String type(ObjectName name) {
        return Optional.ofNullable(name.getKeyProperty("type")).orElse("");
    }

    /** Who may call is decided by {@link AccessFilter}. */
    @Override
    public boolean isRemoteAccessAllowed(String... hostOrAddress) {
        return true;
    }

    /** Only pages of this server itself, whose requests carry no foreign origin. */
    @Override
    public boolean isOriginAllowed(String origin, boolean strict) {
        return false;
    }

    @Override
    public boolean isObjectNameHidden(ObjectName name) {
        return !isOurs(name)
                && !READABLE_TYPES.getOrDefault(name.getDomain(), Set.of()).contains(type(name));
    }

    private static boolean isOurs(ObjectName name) {
        return name.getDomain().equals(ManagementBeans.DOMAIN);
    }
}
