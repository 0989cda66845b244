package dev.bascule.connection;

import java.util.Map;

/**
 * Everything that {@code application.yaml} says.
 *
 * @param bascule our own settings
 * @param passedOn what stands under {@code quarkus:} and {@code camel:}, flattened to the names that those two know
 */
public record ConfigFile(BasculeConfig bascule, Map<String, String> passedOn) {
    /** Copies {@code passedOn}. */
    public ConfigFile {
        passedOn = Map.copyOf(passedOn);
    }

    @Override
    public String toString() {
        return "ConfigFile[bascule=" + bascule + ", passedOn=" + Masking.properties(passedOn) + "]";
    }
}
