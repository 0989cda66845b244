package dev.bascule.translate.copybook.layout;

import java.util.List;
import java.util.stream.Collectors;

/** A copybook, or an option that names something in it, that is not understood. Never empty; a line each. */
public final class CopybookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of records, never serialised
    private final List<CopybookProblem> problems;

    public CopybookException(List<CopybookProblem> problems) {
        super(problems.stream().map(CopybookProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public CopybookException(Position position, String message) {
        this(List.of(new CopybookProblem(position, message)));
    }

    /** In the order in which they were found. */
    public List<CopybookProblem> problems() {
        return problems;
    }

    /** 1-based, of the first problem. */
    public int line() {
        return problems.get(0).position().line();
    }

    /** 1-based, of the first problem. */
    public int column() {
        return problems.get(0).position().column();
    }
}
