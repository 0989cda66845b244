package dev.bascule.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds values that Camel would take apart: it splits options at {@code &} and reads {@code +} as a space unless they are in RAW(). */
final class SplitValueCheck {
    /** Components whose users write {@code +} for the space on purpose. */
    private static final Set<String> PLUS_IS_SPACE = Set.of("quartz", "cron", "scheduler");

    private SplitValueCheck() {}

    static List<Problem> check(EndpointUse use) {
        var problems = new ArrayList<Problem>();
        var uri = EndpointUri.parse(use.uri());
        var parameters = use.node().parameters();
        if (parameters == null) {
            if (uri.isOurs()) {
                uri.options()
                        .forEach((name, value) -> add(problems, use.node().value(name), name, value, uri.scheme()));
            }
            return problems;
        }
        for (var tuple : parameters.getValue()) {
            var value = YamlTree.text(tuple.getValueNode());
            var place = use.node().tree().place(tuple.getValueNode());
            add(problems, place, YamlTree.text(tuple.getKeyNode()), value, uri.scheme());
        }
        return problems;
    }

    private static void add(List<Problem> problems, Place place, String name, String value, String scheme) {
        if (value.startsWith("RAW(") || value.startsWith("RAW{")) {
            return;
        }
        if (value.indexOf('&') >= 0) {
            problems.add(new Problem(place, "Camel splits the value of '" + name + "' at '&': write it as \"RAW(…)\""));
        } else if (value.indexOf('+') >= 0 && !PLUS_IS_SPACE.contains(scheme)) {
            problems.add(new Problem(
                    place, "Camel turns the '+' in the value of '" + name + "' into a space: write it as \"RAW(…)\""));
        }
    }
}
