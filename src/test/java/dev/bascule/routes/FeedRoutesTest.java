package dev.bascule.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about routes that start from {@code bascule-feed:}. */
class FeedRoutesTest {
    @TempDir
    Path dir;

    @BeforeEach
    void bridgeFolder() throws IOException {
        Files.createDirectories(dir.resolve("inbox"));
        Files.createDirectories(dir.resolve("config/copybooks"));
        Files.writeString(
                dir.resolve("config/copybooks/order.cpy"), "       01 ORDER-REC.\n          05 TOTAL PIC 9(3).\n");
        Files.writeString(
                dir.resolve("config/copybooks/bad.cpy"), "       01 ORDER-REC.\n          05 TOTAL PIC 9Q.\n");
    }

    private Validation check(String parameters) {
        return check("bascule-feed:inbox", parameters, "- to: {uri: \"bascule-kafka:orders?connection=cloud\"}\n");
    }

    private Validation check(String uri, String parameters, String steps) {
        var text =
                """
                - route:
                    id: feed
                    from:
                      uri: "%s"
                      parameters: {%s}
                      steps:
                """
                                .formatted(uri, parameters)
                        + steps.indent(8);
        return new RouteValidator(Samples.config(dir))
                .validate(List.of(new RouteText("routes/a.yaml", text)), List.of());
    }

    private List<String> problems(String parameters) {
        return check(parameters).problems().stream().map(Problem::toString).toList();
    }

    private List<String> promises(String parameters, String steps) {
        var validation = check("bascule-feed:inbox", parameters, steps);
        assertThat(validation.problems()).isEmpty();
        return validation.promises().stream().map(RoutePromise::line).toList();
    }

    @Test
    void a_file_to_kafka_is_exactly_once() {
        var kafka = "- to: {uri: \"bascule-kafka:orders?connection=cloud\"}\n";

        assertThat(promises("layout: order.cpy, format: VB", kafka))
                .containsExactly("feed → Kafka orders (cloud): exactly-once, in order");
        assertThat(promises("layout: order.cpy, lanes: 4", kafka))
                .containsExactly("feed → Kafka orders (cloud): exactly-once, in order per file");
    }

    @Test
    void camels_own_targets_are_at_least_once() {
        assertThat(promises("layout: order.cpy", "- to: {uri: \"file:out\"}\n"))
                .singleElement()
                .asString()
                .contains("at-least-once");
    }

    @Test
    void records_without_a_layout_need_their_length() {
        assertThat(problems("format: VB")).isEmpty();
        assertThat(problems("recordLength: 80")).isEmpty();
        assertThat(problems("format: FB")).singleElement().asString().contains("recordLength is missing");
        assertThat(problems("format: D")).singleElement().asString().contains("format D needs layout=");
    }

    @Test
    void a_missing_folder_is_named_with_its_place() {
        var validation = check("bascule-feed:inbx", "recordLength: 80", "- to: {uri: \"log:x\"}\n");

        assertThat(validation.problems())
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:4:12: folder " + dir.resolve("inbx") + " does not exist");
    }

    @Test
    void a_missing_folder_is_no_fault_if_the_bridge_makes_it() {
        assertThat(check(
                                "bascule-feed:inbx",
                                "recordLength: 80, autoCreate: true",
                                "- to: {uri: \"bascule-kafka:orders?connection=cloud\"}\n")
                        .problems())
                .isEmpty();
    }

    @Test
    void a_missing_layout_is_named_with_its_place() {
        assertThat(problems("layout: ordr.cpy"))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:5:28: ")
                .contains("config/copybooks/ordr.cpy:1:1: there is no such copybook");
    }

    @Test
    void a_layout_that_is_not_understood_is_named_with_both_places() {
        assertThat(problems("layout: bad.cpy"))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:5:28: ")
                .contains("bad.cpy:2:");
    }

    @Test
    void wrong_values_and_unknown_options_are_named_with_their_places() {
        assertThat(problems("layout: order.cpy, format: XB"))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:5:47: ")
                .contains("format is 'XB'");
        assertThat(problems("layout: order.cpy, skipRecord: 1"))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:5:39: unknown option 'skipRecord'")
                .contains("did you mean 'skipRecords'");
        assertThat(problems("layout: order.cpy, stableFor: soon"))
                .anySatisfy(line -> assertThat(line).contains("'soon' is no value of option 'stableFor'"));
        assertThat(problems("layout: order.cpy, lanes: 17"))
                .singleElement()
                .asString()
                .contains("lanes must be 1 to 16");
        assertThat(problems("layout: order.cpy, doneFileName: done"))
                .singleElement()
                .asString()
                .contains("doneFileName must hold ${file:name}");
        assertThat(problems("layout: order.cpy, move: done, delete: true"))
                .singleElement()
                .asString()
                .contains("delete cannot go together with move");
        assertThat(problems("layout: order.cpy, order: size"))
                .singleElement()
                .asString()
                .contains("order is 'size'");
    }

    @Test
    void a_trailer_check_needs_a_trailer() {
        assertThat(problems("layout: order.cpy, trailerCount: N"))
                .singleElement()
                .asString()
                .contains("trailerCount needs trailerRecord=");
        assertThat(problems("layout: order.cpy, trailerRecord: ORDER-REC"))
                .singleElement()
                .asString()
                .contains("trailerRecord needs skipTrailerRecords=1");
        assertThat(problems("layout: order.cpy, trailerRecord: TRAIL, skipTrailerRecords: 1"))
                .singleElement()
                .asString()
                .contains("TRAIL");
    }

    private List<String> serverProblems(String server, String parameters) throws IOException {
        Files.writeString(dir.resolve("config/known_hosts"), "host ssh-ed25519 AAAA\n");
        Files.writeString(dir.resolve("config/secret"), "hunter2\n");
        return check(
                        "bascule-feed:" + server,
                        "recordLength: 80" + (parameters.isEmpty() ? "" : ", " + parameters),
                        "- to: {uri: \"bascule-kafka:orders?connection=cloud\"}\n")
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void a_servers_folder_is_as_good_as_a_local_one() throws IOException {
        assertThat(serverProblems(
                        "sftp://bank@host:2222/in",
                        "password: \"${file:config/secret}\", knownHosts: config/known_hosts, move: done"))
                .isEmpty();
        assertThat(serverProblems("ftp://bank@host/in", "password: \"${file:config/secret}\""))
                .isEmpty();
        assertThat(serverProblems("ftps://bank@host/in", "password: \"${file:config/secret}\", delete: true"))
                .isEmpty();
    }

    @Test
    void a_server_whose_host_key_is_not_checked_must_be_wanted() throws IOException {
        assertThat(serverProblems("sftp://bank@host/in", "password: \"${file:config/secret}\""))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:4:12: ")
                .contains("knownHosts= is missing");
        assertThat(serverProblems("sftp://bank@host/in", "password: \"${file:config/secret}\", hostKeyCheck: false"))
                .isEmpty();
        assertThat(serverProblems(
                        "sftp://bank@host/in", "password: \"${file:config/secret}\", knownHosts: config/hosts"))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:5:")
                .contains("knownHosts: there is no file");
    }

    @Test
    void a_servers_password_is_a_reference_that_leads_somewhere() throws IOException {
        assertThat(serverProblems("ftp://bank@host/in", "password: hunter2"))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:5:48: ")
                .contains("password must be a reference")
                .doesNotContain("hunter2");
        assertThat(serverProblems("ftp://bank@host/in", "password: \"${BASCULE_NOT_SET}\""))
                .singleElement()
                .asString()
                .contains("BASCULE_NOT_SET is not set");
        assertThat(serverProblems("ftp://bank@host/in", ""))
                .singleElement()
                .asString()
                .contains("password= is missing");
        assertThat(serverProblems("ftp://bank:hunter2@host/in", ""))
                .singleElement()
                .asString()
                .contains("a password does not belong into the address")
                .doesNotContain("hunter2");
    }

    @Test
    void options_of_servers_are_refused_where_they_mean_nothing() throws IOException {
        assertThat(problems("recordLength: 80, knownHosts: config/known_hosts"))
                .singleElement()
                .asString()
                .contains("knownHosts is for servers");
        assertThat(serverProblems(
                        "ftp://bank@host/in", "password: \"${file:config/secret}\", knownHosts: config/known_hosts"))
                .singleElement()
                .asString()
                .contains("knownHosts is for sftp://");
        assertThat(serverProblems("ftp://bank@host/in", "password: \"${file:config/secret}\", autoCreate: true"))
                .singleElement()
                .asString()
                .contains("autoCreate is for local folders");
        assertThat(serverProblems(
                        "sftp://bank@host/in",
                        "password: \"${file:config/secret}\", hostKeyCheck: false, privatKey: k"))
                .singleElement()
                .asString()
                .contains("unknown option 'privatKey'", "did you mean 'privateKey'");
    }
}
