package dev.bascule.routes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which texts shall run, given what runs now and what is on disk. Pure but for the checks it asks for.
 *
 * <p>A file whose text is unsound does not count with it as long as an older one of its runs; a file that never ran does, so that another
 * file that calls its routes is not refused for its neighbour's fault.
 */
final class FolderPlan {
    private final RouteValidator validator;
    private final Map<String, RouteText> running;
    private final Set<String> refused = new LinkedHashSet<>();
    private final Map<String, List<Problem>> problems = new LinkedHashMap<>();

    FolderPlan(RouteValidator validator, Map<String, RouteText> running) {
        this.validator = validator;
        this.running = running;
    }

    /** The check of what shall run; {@link #problems()} says what is wrong with the rest. */
    Validation decide(FolderTexts disk) {
        while (true) {
            var validation = validate(candidates(disk), disk);
            boolean stable = true;
            for (var file : validation.files()) {
                if (!file.isValid() && isNew(file.text()) && refused.add(file.file())) {
                    problems.put(file.file(), file.problems());
                    stable = false;
                }
            }
            stable &= !blameNewcomers(validation, disk);
            if (stable) {
                return validation;
            }
        }
    }

    private Validation validate(List<RouteText> texts, FolderTexts disk) {
        return validator.validate(texts, List.copyOf(disk.connectors().values()));
    }

    /** A sound text that would break what runs elsewhere is refused, with the problems it would cause there. */
    private boolean blameNewcomers(Validation validation, FolderTexts disk) {
        var broken = problemsOfRunning(validation);
        if (broken.isEmpty()) {
            return false;
        }
        broken.removeAll(problemsWithoutNewcomers(disk));
        boolean blamed = false;
        for (var file : validation.files()) {
            if (!broken.isEmpty() && file.isValid() && isNew(file.text()) && refused.add(file.file())) {
                problems.put(file.file(), List.copyOf(broken));
                blamed = true;
            }
        }
        return blamed;
    }

    /** What a Kamelet, a copybook or a deleted file has done to what runs. */
    private Set<Problem> problemsWithoutNewcomers(FolderTexts disk) {
        var texts = running.values().stream()
                .filter(text -> disk.routes().containsKey(text.file()))
                .toList();
        return problemsOfRunning(validate(texts, disk));
    }

    private Set<Problem> problemsOfRunning(Validation validation) {
        return validation.files().stream()
                .filter(file -> !isNew(file.text()))
                .flatMap(file -> file.problems().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean isNew(RouteText text) {
        return !text.equals(running.get(text.file()));
    }

    /** What runs keeps its place, so that ids that it has stay its own. */
    private List<RouteText> candidates(FolderTexts disk) {
        var order = new LinkedHashSet<>(running.keySet());
        order.addAll(disk.routes().keySet());
        var texts = new ArrayList<RouteText>();
        for (var file : order) {
            var text = candidate(file, disk.routes().get(file));
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private @Nullable RouteText candidate(String file, @Nullable RouteText onDisk) {
        var runs = running.get(file);
        return onDisk != null && runs != null && refused.contains(file) ? runs : onDisk;
    }

    /** What is wrong with each text that shall not run. */
    Map<String, List<Problem>> problems() {
        return problems;
    }

    /** {@code files} with those that others call before their callers. */
    static List<CheckedFile> calleesFirst(Collection<CheckedFile> files) {
        var ordered = new LinkedHashSet<CheckedFile>();
        files.forEach(file -> visit(file, files, new LinkedHashSet<>(), ordered));
        return List.copyOf(ordered);
    }

    private static void visit(
            CheckedFile file, Collection<CheckedFile> all, Set<CheckedFile> on, Set<CheckedFile> ordered) {
        if (ordered.contains(file) || !on.add(file)) {
            return;
        }
        if (file.configures()) {
            ordered.add(file); // what it holds applies to routes that come after it
            return;
        }
        for (var other : all) {
            boolean called = file.shapes().stream()
                    .anyMatch(shape -> other.routeIds().stream().anyMatch(shape.linked()::contains));
            if (other != file && (called || other.configures())) {
                visit(other, all, on, ordered);
            }
        }
        ordered.add(file);
    }
}
