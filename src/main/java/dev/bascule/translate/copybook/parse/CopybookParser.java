package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.CopybookProblem;
import dev.bascule.translate.copybook.layout.Layout;
import dev.bascule.translate.copybook.layout.Position;
import java.util.ArrayList;
import java.util.List;

/** From a copybook's text to its layout. What is not understood is an error with its place, up to a number of them at once. */
public final class CopybookParser {
    private CopybookParser() {}

    /**
     * @param file the text's name in messages
     * @throws CopybookException with all problems that were found
     */
    public static Layout parse(String file, String text, CopySource copies) {
        var problems = new ArrayList<CopybookProblem>();
        var source = CopyExpander.expand(SourceReader.read(file, text), copies);
        var entries = EntryParser.entries(Lexer.tokens(source, problems), problems);
        throwAny(problems);
        var records = LayoutBuilder.records(TreeBuilder.records(entries, problems), problems);
        throwAny(problems);
        if (records.isEmpty()) {
            throw new CopybookException(
                    new Position(file, 1, 1), "the copybook describes no record; one begins with level 01");
        }
        return new Layout(file, records);
    }

    /** Entries that are not understood would make others wrong; those are not told before the entries are right. */
    private static void throwAny(List<CopybookProblem> problems) {
        if (!problems.isEmpty()) {
            throw new CopybookException(problems);
        }
    }
}
