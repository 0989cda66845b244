package dev.bascule.translate.copybook.option;

import dev.bascule.translate.copybook.layout.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * {@code ALTERNATIVE:FIELD=VALUE,VALUE} or {@code ALTERNATIVE:*}.
 *
 * @param written as the user wrote it
 * @param alternative what is chosen; an item, or a record
 * @param test absent for {@code *}: always
 */
public record Rule(String written, QualifiedName alternative, Optional<Test> test) {
    /**
     * {@code FIELD=VALUE,VALUE}.
     *
     * @param values one of which the field has to have
     */
    public record Test(QualifiedName field, List<String> values) {
        static Test parse(String option, String written) {
            int equals = written.indexOf('=');
            if (equals < 1) {
                throw OptionValues.wrong(option, written, "FIELD=VALUE[,VALUE…]");
            }
            return new Test(
                    QualifiedName.dotted(written.substring(0, equals)),
                    List.of(written.substring(equals + 1).split(",", -1)));
        }
    }

    static Rule parse(String option, String written) {
        int colon = written.indexOf(':');
        if (colon < 1) {
            throw OptionValues.wrong(option, written, "ALTERNATIVE:FIELD=VALUE[,VALUE…] or ALTERNATIVE:*");
        }
        var alternative = QualifiedName.dotted(written.substring(0, colon));
        var rest = written.substring(colon + 1);
        return new Rule(
                written, alternative, rest.equals("*") ? Optional.empty() : Optional.of(Test.parse(option, rest)));
    }
}
