package dev.bascule.manage;

/** What the console draws, as a bean. */
final class ConsoleBean implements ConsoleMBean {
    private final Supervised supervised;

    ConsoleBean(Supervised supervised) {
        this.supervised = supervised;
    }

    @Override
    public String getOutlines() {
        return Json.line(supervised.outlines());
    }

    @Override
    public String source(String route) {
        return Json.line(supervised.source(route));
    }
}
