package dev.bascule.manage;

/** Looks its route up at each call, since a new version of the file brings a new one under the same id. */
final class BridgeBean implements BridgeMBean {
    private static final String DRAINED = "drained by an operator";
    private static final String HELD = "held by an operator";

    private final String id;
    private final Supervised supervised;

    BridgeBean(String id, Supervised supervised) {
        this.id = id;
        this.supervised = supervised;
    }

    @Override
    public String getState() {
        return route().status().state().name();
    }

    @Override
    public String getReason() {
        return route().status().reason();
    }

    @Override
    public String getBooks() {
        return Json.line(route().status().books());
    }

    @Override
    public String getStatus() {
        return Json.line(RouteDetail.of(route()));
    }

    @Override
    public String getHistory() {
        return Json.line(route().history());
    }

    @Override
    public void start() throws Exception {
        route().start();
    }

    @Override
    public void stop() throws Exception {
        route().stop();
    }

    @Override
    public void drain() {
        route().hold(DRAINED);
    }

    @Override
    public void hold(String reason) {
        route().hold(reason.isBlank() ? HELD : reason);
    }

    @Override
    public void resume() {
        route().resume();
    }

    @Override
    public String getFiles() {
        return Json.line(route().files());
    }

    @Override
    public void retryFile(String name) {
        route().retryFile(name);
    }

    @Override
    public void skipFile(String name) {
        route().skipFile(name);
    }

    private SupervisedRoute route() {
        return supervised.routes().stream()
                .filter(route -> route.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("route " + id + " is gone"));
    }
}
