package dev.bascule.routes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of checking a folder's routes.
 *
 * @param files the route files, in the order in which they were given
 * @param connectorProblems what is wrong with Kamelets
 */
public record Validation(List<CheckedFile> files, List<Problem> connectorProblems) {
    /** Everything that is wrong, by place. */
    public List<Problem> problems() {
        return Stream.concat(files.stream().flatMap(file -> file.problems().stream()), connectorProblems.stream())
                .sorted()
                .toList();
    }

    /** The promises of the files that can be loaded. */
    public List<RoutePromise> promises() {
        return files.stream().flatMap(file -> file.promises().stream()).toList();
    }

    /** Whether nothing is wrong. */
    public boolean isValid() {
        return problems().isEmpty();
    }

    Optional<CheckedFile> file(String name) {
        return files.stream().filter(file -> file.file().equals(name)).findFirst();
    }
}
