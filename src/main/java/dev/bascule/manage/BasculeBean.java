package dev.bascule.manage;

import dev.bascule.batch.UnavailableException;

/** The whole, as a bean. */
final class BasculeBean implements BasculeMBean {
    private final String instance;
    private final Supervised supervised;
    private final MessageSearch search;

    BasculeBean(String instance, Supervised supervised, MessageSearch search) {
        this.instance = instance;
        this.supervised = supervised;
        this.search = search;
    }

    @Override
    public String getStatus() {
        return Json.line(BasculeStatus.of(instance, supervised));
    }

    @Override
    public String trace(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("the key of a message is missing");
        }
        try {
            return Json.line(search.find(key));
        } catch (UnavailableException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }
}
