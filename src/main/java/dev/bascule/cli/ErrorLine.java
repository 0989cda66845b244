package dev.bascule.cli;

/** Puts a failure into one line. */
final class ErrorLine {
    private ErrorLine() {}

    static String of(Throwable failure) {
        var message = failure.getMessage();
        var text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /** Of the innermost cause. */
    static String ofRoot(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return of(root);
    }
}
