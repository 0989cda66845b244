package dev.bascule.cli;

import dev.bascule.manage.PromiseStatus;

/** What a route promises to one target, in a line. */
final class PromiseLine {
    private PromiseLine() {}

    static String of(String route, PromiseStatus promise) {
        var order = promise.order().isEmpty() ? "" : ", " + promise.order();
        var why = promise.why().isEmpty() ? "" : " (" + promise.why() + ")";
        return route + " → " + promise.target() + ": " + promise.level() + order + why;
    }
}
