package dev.bascule.manage.console.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final Map<String, Object> CLAIMS = Map.of(
            "role", "ops",
            "groups", List.of("a", "b", 7),
            "https://acme.example/roles", List.of("c"),
            "realm_access", Map.of("roles", List.of("d", "e")),
            "resource_access", Map.of("my.bridge", Map.of("roles", List.of("f"))),
            "exp", 12);

    @Test
    void a_claim_is_a_text_or_a_list_of_texts() {
        assertThat(Claims.texts(CLAIMS, "role")).containsExactly("ops");
        assertThat(Claims.texts(CLAIMS, "groups")).containsExactly("a", "b");
        assertThat(Claims.texts(CLAIMS, "exp")).isEmpty();
        assertThat(Claims.texts(CLAIMS, "realm_access")).isEmpty();
        assertThat(Claims.texts(CLAIMS, "missing")).isEmpty();
    }

    @Test
    void dots_lead_into_nested_claims_unless_they_belong_to_a_name() {
        assertThat(Claims.texts(CLAIMS, "realm_access.roles")).containsExactly("d", "e");
        assertThat(Claims.texts(CLAIMS, "resource_access.my.bridge.roles")).containsExactly("f");
        assertThat(Claims.texts(CLAIMS, "https://acme.example/roles")).containsExactly("c");
        assertThat(Claims.texts(CLAIMS, "realm_access.roles.more")).isEmpty();
        assertThat(Claims.texts(CLAIMS, "realm_access.")).isEmpty();
        assertThat(Claims.texts(CLAIMS, ".")).isEmpty();
    }
}
