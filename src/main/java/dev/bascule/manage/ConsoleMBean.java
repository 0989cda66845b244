package dev.bascule.manage;

/** {@code dev.bascule:type=Console}: what drawings of routes are made from. */
public interface ConsoleMBean {
    /** The {@link dev.bascule.routes.RouteOutline} of each route that runs, as JSON. Changes only when route files do. */
    String getOutlines();

    /**
     * The file of a route as it lies on disk, as JSON: {@code file}, {@code text}, and {@code problems}, each with line, column and message, if
     * the text cannot be used.
     */
    String source(String route);
}
