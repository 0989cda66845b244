package dev.bascule.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Puts a failure into one line. */
final class ErrorLine {
    private ErrorLine() {}

    static String of(Throwable failure) {
        var message = failure instanceof FileSystemException file ? of(file) : failure.getMessage();
        var text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /** Where the file system gives no reason the message is the file's name alone: the kind of failure is the reason. */
    private static String of(FileSystemException failure) {
        return failure.getReason() == null
                ? failure.getFile() + ": " + reason(failure)
                : String.valueOf(failure.getMessage());
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "access denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        return failure instanceof FileAlreadyExistsException
                ? "is there already, and is no folder"
                : failure.getClass().getSimpleName();
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
