package dev.bascule.manage;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Keeps the platform's MBean server in step with what runs. Thread-safe. */
final class ManagementBeans implements AutoCloseable {
    /** The domain of all our beans. */
    static final String DOMAIN = "dev.bascule";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Supervised supervised;
    private final Map<String, ObjectName> routes = new TreeMap<>();
    private final List<ObjectName> others = new ArrayList<>();

    ManagementBeans(Supervised supervised) {
        this.supervised = supervised;
    }

    /** The beans that are there as long as the process. */
    synchronized void register(BasculeMBean bascule, DeadLettersMBean deadLetters) {
        others.add(register(bascule, BasculeMBean.class, "type=Bascule"));
        others.add(register(deadLetters, DeadLettersMBean.class, "type=DeadLetters"));
        others.add(register(new ConsoleBean(supervised), ConsoleMBean.class, "type=Console"));
    }

    /** A bean for each route that there is now, and for no other. */
    synchronized void follow() {
        Set<String> present =
                supervised.routes().stream().map(SupervisedRoute::id).collect(Collectors.toSet());
        routes.entrySet().removeIf(entry -> !present.contains(entry.getKey()) && unregister(entry.getValue()));
        present.forEach(id -> routes.computeIfAbsent(id, this::registerRoute));
    }

    private ObjectName registerRoute(String id) {
        return register(new BridgeBean(id, supervised), BridgeMBean.class, "type=Bridge,name=" + nameValue(id));
    }

    private <T> ObjectName register(T bean, Class<T> type, String properties) {
        try {
            var name = new ObjectName(DOMAIN + ":" + properties);
            server.registerMBean(new StandardMBean(bean, type), name);
            return name;
        } catch (JMException e) {
            throw new IllegalStateException("management bean " + properties + ": " + e.getMessage(), e);
        }
    }

    private boolean unregister(ObjectName name) {
        try {
            server.unregisterMBean(name);
            return true;
        } catch (JMException e) {
            throw new IllegalStateException("management bean " + name + ": " + e.getMessage(), e);
        }
    }

    /** Quoted only if it must be, so that ordinary ids read as they are. */
    static String nameValue(String id) {
        return id.matches("[^,=:\"*?\\n]+") ? id : ObjectName.quote(id);
    }

    @Override
    public synchronized void close() {
        routes.values().forEach(this::unregister);
        others.forEach(this::unregister);
        routes.clear();
        others.clear();
    }
}
