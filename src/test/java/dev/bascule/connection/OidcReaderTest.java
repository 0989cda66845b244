package dev.bascule.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcReaderTest {
    private static final String RULE = "; https, or http on this host's loopback address only";
    private static final String ISSUER_RULE =
            "the provider's URL, such as https://idp.example.com/realms/ops, without query" + RULE;
    private static final String URL_RULE =
            "how browsers reach the bridge, such as https://bridge.example.com:8443, without a path" + RULE;

    @TempDir
    Path dir;

    private ConfigLab lab;

    @BeforeEach
    void lab() {
        lab = new ConfigLab(dir);
    }

    @Test
    void reads_all_of_it() throws Exception {
        Files.writeString(dir.resolve("secret"), "s3cret\n");
        var console = lab.read(
                        """
                        bascule:
                          console:
                            users: [{name: vera, password: looks, role: viewer}]
                            oidc:
                              issuer: https://idp.example.com/realms/ops
                              client-id: bascule
                              client-secret: ${file:secret}
                              scopes: [openid, groups]
                              role-claim: realm_access.roles
                              roles: {bascule-admins: admin, "5f2c": viewer}
                              user-claim: email
                              url: https://bridge.example.com:8443/
                        """)
                .bascule()
                .console();

        assertThat(console.oidc())
                .contains(new OidcConfig(
                        "https://idp.example.com/realms/ops",
                        "bascule",
                        Optional.of("s3cret"),
                        List.of("openid", "groups"),
                        "realm_access.roles",
                        Map.of("bascule-admins", "admin", "5f2c", "viewer"),
                        "email",
                        Optional.of(URI.create("https://bridge.example.com:8443"))));
        assertThat(console.toString()).contains("clientSecret=***").doesNotContain("s3cret");
        assertThat(console.users()).hasSize(1);
    }

    @Test
    void little_has_to_be_said() throws Exception {
        var oidc = lab.read(
                        """
                        bascule:
                          console:
                            oidc: {issuer: "http://127.0.0.1:8180/realms/ops", client-id: bascule, roles: {ops: operator}}
                        """)
                .bascule()
                .console()
                .oidc()
                .orElseThrow();

        assertThat(oidc)
                .isEqualTo(new OidcConfig(
                        "http://127.0.0.1:8180/realms/ops",
                        "bascule",
                        Optional.empty(),
                        List.of("openid", "profile"),
                        "groups",
                        Map.of("ops", "operator"),
                        "preferred_username",
                        Optional.empty()));
    }

    @Test
    void names_every_problem_with_its_place() {
        assertThat(
                        lab.problems(
                                """
                                bascule:
                                  console:
                                    oidc:
                                      issuer: http://idp.example.com/realms/ops
                                      client-secret: ""
                                      scopes: [profile, "a b"]
                                      role-claim: " "
                                      roles: {ops: operater}
                                      url: https://bridge.example.com/bascule
                                      userclaim: email
                                """))
                .containsExactly(
                        "3:5: bascule.console.oidc.client-id: missing; must be what the bridge is called at the provider",
                        "4:15: bascule.console.oidc.issuer: 'http://idp.example.com/realms/ops' is not allowed; must be "
                                + ISSUER_RULE,
                        "5:22: bascule.console.oidc.client-secret: must be not empty",
                        "6:15: bascule.console.oidc.scopes: 'a b' is no scope",
                        "6:15: bascule.console.oidc.scopes: must contain openid",
                        "7:19: bascule.console.oidc.role-claim: ' ' is not allowed; must be the name of a claim",
                        "8:20: bascule.console.oidc.roles.ops: 'operater' is not allowed; must be one of viewer, operator,"
                                + " admin; did you mean 'operator'?",
                        "9:12: bascule.console.oidc.url: 'https://bridge.example.com/bascule' is not allowed; must be "
                                + URL_RULE,
                        "10:7: bascule.console.oidc.userclaim: unknown key; did you mean 'user-claim'?; allowed: client-id,"
                                + " client-secret, issuer, role-claim, roles, scopes, url, user-claim");
    }

    @Test
    void somebody_must_have_a_role() {
        assertThat(lab.problems("bascule: {console: {oidc: {issuer: \"https://idp\", client-id: b}}}"))
                .containsExactly("1:21: bascule.console.oidc.roles: missing; must be a mapping of the claim's values to"
                        + " roles, such as {bridge-admins: admin}");
        assertThat(lab.problems("bascule: {console: {oidc: {issuer: \"https://idp\", client-id: b, roles: {}}}}"))
                .containsExactly(
                        "1:72: bascule.console.oidc.roles: nobody could log in; map a value of the claim to a role");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idp.example.com",
                "ftp://idp.example.com",
                "https://",
                "https:idp",
                "https://idp.example.com?x=y",
                "https://idp.example.com#x",
                "https://me:secret@idp.example.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "https://not a url"
            })
    void what_is_no_protected_address_is_no_issuer(String issuer) {
        assertThat(lab.problems(
                        "bascule: {console: {oidc: {issuer: \"" + issuer + "\", client-id: b, roles: {a: admin}}}}"))
                .singleElement()
                .asString()
                .startsWith("1:36: bascule.console.oidc.issuer: ")
                .doesNotContain(":secret@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.7", "bridge.example.com"})
    void where_browsers_are_can_be_left_out_on_this_host_only(String host) {
        assertThat(lab.problems("bascule: {console: {host: " + host
                        + ", oidc: {issuer: \"https://idp\", client-id: b, roles: {a: admin}}}}"))
                .singleElement()
                .asString()
                .endsWith("bascule.console.oidc.url: missing; must be " + URL_RULE
                        + ", since console.host and console.tls don't tell");
    }
}
