package dev.bascule.camel;

/** Endpoint URIs as operators should see them: without options, which may hold secrets. */
final class StageNames {
    private StageNames() {}

    static String withoutOptions(String uri) {
        int options = uri.indexOf('?');
        return (options < 0 ? uri : uri.substring(0, options)).replace("://", ":");
    }
}
