package dev.bascule.routes;

import static dev.bascule.routes.Samples.fromQueue;
import static dev.bascule.routes.Samples.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteValidatorTest {
    private static final String SINK = "- to: {uri: \"bascule-kafka:orders\", parameters: {connection: cloud}}\n";

    @Test
    void a_good_file_has_no_problem() {
        assertThat(problems(fromQueue(SINK))).isEmpty();
    }

    @Test
    void broken_yaml_is_named_with_its_place() {
        assertThat(problems("- route:\n    id: [a\n    from: x\n"))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:3:");
    }

    @Test
    void a_file_that_is_no_list_or_empty_is_refused() {
        assertThat(problems("route:\n  id: a\n"))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:1:1: a list is expected");
        assertThat(problems("# nothing\n"))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:1:1: the file is empty");
    }

    @Test
    void an_unknown_step_is_named_with_what_was_meant() {
        assertThat(problems(fromQueue("- filtre: {simple: \"${body}\"}\n" + SINK)))
                .containsExactly("routes/a.yaml:7:11: unknown step 'filtre'; did you mean 'filter'?");
    }

    @Test
    void an_unknown_property_of_a_step_is_named_with_what_was_meant() {
        assertThat(problems(fromQueue("- to: {ury: \"log:x\", uri: \"log:x\"}\n")))
                .containsExactly("routes/a.yaml:7:16: unknown property 'ury' of 'to'; did you mean 'uri'?");
    }

    @Test
    void all_problems_of_a_file_are_listed() {
        assertThat(
                        problems(
                                fromQueue(
                                        """
                - filtre: {simple: "${body}"}
                - to: {uri: "log:x", parameters: {levle: INFO}}
                - setBody: {simpl: "x"}
                - to: {uri: "bascule-kafka:orders", parameters: {connection: clod}}
                """)))
                .containsExactly(
                        "routes/a.yaml:7:11: unknown step 'filtre'; did you mean 'filter'?",
                        "routes/a.yaml:8:43: unknown option 'levle' of log:; did you mean 'level'?",
                        "routes/a.yaml:9:21: unknown property 'simpl' of 'setBody'; did you mean 'simple'?",
                        "routes/a.yaml:10:70: unknown connection 'clod'; did you mean 'cloud'?; config/application.yaml has "
                                + "backup (kafka), cloud (kafka), erp (artemis), old (activemq), other (jms)");
    }
}
