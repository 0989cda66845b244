package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Limits;
import dev.bascule.translate.copybook.layout.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts members in the place of COPY statements, and members' members. {@code REPLACING} takes pseudo-text, words, literals, and {@code LEADING} or
 * {@code TRAILING} pseudo-text.
 */
final class CopyExpander {
    private final CopySource source;
    private final List<String> open;

    private CopyExpander(CopySource source, List<String> open) {
        this.source = source;
        this.open = open;
    }

    static SourceText expand(SourceText text, CopySource source) {
        return new CopyExpander(source, List.of()).expand(text);
    }

    private SourceText expand(SourceText text) {
        var out = new SourceText();
        int copied = 0;
        var words = new WordScanner(text, 0);
        while (words.next()) {
            if (words.is("COPY")) {
                out.append(text, copied, words.start());
                var statement = new CopyStatement(text, words);
                var member = member(statement);
                out.append(member, 0, member.length());
                copied = words.end();
            }
        }
        return out.append(text, copied, text.length());
    }

    private SourceText member(CopyStatement statement) {
        var name = statement.member();
        var at = statement.position();
        if (open.stream().anyMatch(name::equalsIgnoreCase)) {
            throw new CopybookException(at, "COPY " + name + " copies itself");
        }
        if (open.size() == Limits.COPY_DEPTH) {
            throw new CopybookException(at, "COPY statements are nested deeper than " + Limits.COPY_DEPTH);
        }
        var text = source.find(name).orElseThrow(() -> missing(at, name));
        var inner = new ArrayList<>(open);
        inner.add(name);
        var expanded = new CopyExpander(source, inner).expand(SourceReader.read(name, text));
        return statement.replacements().isEmpty()
                ? expanded
                : new Replacer(expanded, statement.replacements()).replaced();
    }

    private static CopybookException missing(Position at, String name) {
        return new CopybookException(
                at,
                "there is no member " + name
                        + " beside the layout or in the folders of --copy-path; name its folder there");
    }
}
