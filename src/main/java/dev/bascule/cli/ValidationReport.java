package dev.bascule.cli;

import dev.bascule.connection.ConfigException;
import dev.bascule.connection.ConfigProblem;
import dev.bascule.manage.PromiseStatus;
import dev.bascule.routes.Validation;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code bascule validate} answers.
 *
 * @param valid whether there are no problems
 * @param problems in the order of their places
 * @param routes the good ones, with what they promise
 */
record ValidationReport(boolean valid, List<ConfigProblem> problems, List<PromisedRoute> routes) {
    /** A route without problems. */
    record PromisedRoute(String id, List<PromiseStatus> promise) {}

    static ValidationReport of(ConfigException refused) {
        return new ValidationReport(false, refused.problems(), List.of());
    }

    /** @param dir the bridge's folder as the user named it, so that the files can be found from here */
    static ValidationReport of(Path dir, Validation validation) {
        var problems = validation.problems().stream()
                .map(problem -> new ConfigProblem(
                        dir.resolve(problem.place().file()).normalize().toString(),
                        problem.place().line(),
                        problem.place().column(),
                        problem.message()))
                .toList();
        var routes = validation.promises().stream()
                .map(route -> new PromisedRoute(route.route(), PromiseStatus.of(route)))
                .toList();
        return new ValidationReport(problems.isEmpty(), problems, routes);
    }
}
