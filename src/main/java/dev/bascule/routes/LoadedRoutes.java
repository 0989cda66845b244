package dev.bascule.routes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.model.RouteConfigurationDefinition;

/**
 * What a file has put into the running context.
 *
 * @param check of the text that runs
 * @param routeIds those that were made for Kamelets included, callers before callees
 * @param configurations route configurations
 * @param startsItself by route, whether the file starts it; true for one that is missing
 * @param beans names in the registry
 */
record LoadedRoutes(
        CheckedFile check,
        List<String> routeIds,
        List<RouteConfigurationDefinition> configurations,
        Map<String, Boolean> startsItself,
        Set<String> beans) {}
