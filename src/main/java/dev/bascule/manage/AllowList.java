package dev.bascule.manage;

import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;

/**
 * What may be reached over HTTP: reading our own management beans, and the operations named here. Everything else in the process,
 * the platform's beans and Camel's included, is hidden.
 */
final class AllowList implements Restrictor {
    private static final Set<RequestType> TYPES =
            Set.of(RequestType.READ, RequestType.EXEC, RequestType.LIST, RequestType.SEARCH, RequestType.VERSION);
    private static final Map<String, Set<String>> OPERATIONS_BY_TYPE = Map.of(
            "Bridge", Set.of("start", "stop", "drain", "hold", "resume", "retryFile", "skipFile"),
            "DeadLetters", Set.of("list", "show"));

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
        return isOurs(name);
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
        var type = String.valueOf(name.getKeyProperty("type"));
        return isOurs(name) && OPERATIONS_BY_TYPE.getOrDefault(type, Set.of()).contains(simpleName);
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
        return !isOurs(name);
    }

    private static boolean isOurs(ObjectName name) {
        return name.getDomain().equals(ManagementBeans.DOMAIN);
    }
}
