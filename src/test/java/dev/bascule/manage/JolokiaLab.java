package dev.bascule.manage;

/** Jolokia and its route, for tests of other packages. */
public final class JolokiaLab implements AutoCloseable {
    private final JolokiaService service = new JolokiaService();

    /** A new route to it. */
    public JolokiaRoute route() {
        return new JolokiaRoute(service);
    }

    @Override
    public void close() {
        service.stop();
    }
}
