package dev.bascule.manage.console.oidc;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for texts among the claims of an ID token. Pure. */
final class Claims {
    private Claims() {}

    /**
     * The texts of a claim that is one, or a list of them; what else is in the list is left out.
     *
     * @param path the claim's name, which may contain dots itself, or the names on the way to a nested one, joined by dots
     */
    static List<String> texts(Map<?, ?> claims, String path) {
        return find(claims, path).map(Claims::texts).orElse(List.of());
    }

    private static List<String> texts(Object value) {
        if (value instanceof String text) {
            return List.of(text);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static Optional<Object> find(Map<?, ?> claims, String path) {
        Object whole = claims.get(path);
        if (whole != null) {
            return Optional.of(whole);
        }
        for (var dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> below) {
                var found = find(below, path.substring(dot + 1));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
