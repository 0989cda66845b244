package dev.bascule.cli;

import dev.bascule.translate.copybook.LocatedError;
import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.frame.FramingException;
import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.layout.CopybookProblem;
import java.io.PrintWriter;
import java.util.List;

/** Prints what is wrong with records: a line each, for people or as JSON. */
final class CopybookErrors {
    private final PrintWriter err;
    private final boolean json;
    private final JsonBuffer line = new JsonBuffer(512);
    private boolean any;

    CopybookErrors(PrintWriter err, boolean json) {
        this.err = err;
        this.json = json;
    }

    boolean any() {
        return any;
    }

    /** @param recordOffset in the file; -1 if the record comes from none */
    void print(long recordNumber, long recordOffset, List<FieldError> errors) {
        any = true;
        for (var error : errors) {
            var located = new LocatedError(recordNumber, recordOffset, error);
            if (json) {
                line.clear();
                located.append(line);
                err.println(line);
            } else {
                err.println(located);
            }
        }
        err.flush();
    }

    void print(FramingException e) {
        any = true;
        if (json) {
            line.clear();
            line.put("{\"record\":" + e.recordNumber() + ",\"fileOffset\":" + e.fileOffset() + ",\"hex\":");
            line.putString(e.hex());
            line.put(",\"code\":\"" + e.code() + "\",\"message\":");
            line.putString(ErrorLine.of(e));
            line.put('}');
            err.println(line);
        } else {
            err.println(e.code() + ": " + ErrorLine.of(e));
        }
        err.flush();
    }

    void warn(List<CopybookProblem> warnings) {
        warnings.forEach(warning -> warn(warning.toString()));
    }

    /** What is no error, but may be a mistake. */
    void warn(String warning) {
        if (json) {
            line.clear();
            line.put("{\"warning\":");
            line.putString(warning);
            line.put('}');
            err.println(line);
        } else {
            err.println("warning: " + warning);
        }
        err.flush();
    }
}
