package dev.bascule.source.feed;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/** Chooses files by their names. Hidden ones, whose name begins with a dot, are never chosen. Immutable. */
public final class FileNames {
    private final List<PathMatcher> include;
    private final List<PathMatcher> exclude;

    /**
     * Globs such as {@code *.DAT}; all files when {@code include} is empty.
     *
     * @throws IllegalArgumentException one of them is none
     */
    public FileNames(List<String> include, List<String> exclude) {
        this.include = include.stream().map(FileNames::matcher).toList();
        this.exclude = exclude.stream().map(FileNames::matcher).toList();
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    /** Whether a file of that name is read. */
    public boolean matches(String name) {
        var path = Path.of(name);
        return !name.startsWith(".")
                && (include.isEmpty() || include.stream().anyMatch(matcher -> matcher.matches(path)))
                && exclude.stream().noneMatch(matcher -> matcher.matches(path));
    }
}
