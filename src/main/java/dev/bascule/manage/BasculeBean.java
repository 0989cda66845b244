package dev.bascule.manage;

/** The whole, as a bean. */
final class BasculeBean implements BasculeMBean {
    private final String instance;
    private final Supervised supervised;

    BasculeBean(String instance, Supervised supervised) {
        this.instance = instance;
        this.supervised = supervised;
    }

    @Override
    public String getStatus() {
        return Json.line(BasculeStatus.of(instance, supervised));
    }
}
