package dev.bascule.manage;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiPredicate;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jolokia.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Marks, in Jolokia's list of beans, the operations that a caller may not execute, so that pages don't offer them. */
final class InvokableMarks {
    private static final String OPERATIONS = "op";

    private final BiPredicate<ObjectName, String> allowed;

    InvokableMarks(BiPredicate<ObjectName, String> allowed) {
        this.allowed = allowed;
    }

    /** Marks every operation in the value of an answer to {@code list}. */
    void mark(@Nullable Object value) {
        if (value instanceof JSONObject list) {
            var domains = list.get("domains") instanceof JSONObject inner ? inner : list;
            domains.forEach((domain, beans) -> markDomain(domain, beans, list.get("cache")));
        }
    }

    private void markDomain(String domain, @Nullable Object beans, @Nullable Object cache) {
        if (beans instanceof JSONObject byName) {
            byName.forEach((properties, bean) -> {
                var shared = bean instanceof String key && cache instanceof Map<?, ?> known ? known.get(key) : bean;
                if (shared instanceof JSONObject info && info.get(OPERATIONS) instanceof JSONObject operations) {
                    markBean(domain + ":" + properties, operations);
                }
            });
        }
    }

    private void markBean(String bean, JSONObject operations) {
        try {
            var name = new ObjectName(bean);
            operations.forEach((operation, described) -> {
                if (!allowed.test(name, operation)) {
                    forbid(described);
                }
            });
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException("listed under no name: " + bean, e);
        }
    }

    private static void forbid(@Nullable Object described) {
        if (described instanceof JSONObject operation) {
            operation.put("canInvoke", false);
        } else if (described instanceof Collection<?> overloaded) {
            overloaded.forEach(InvokableMarks::forbid);
        }
    }
}
