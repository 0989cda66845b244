package dev.bascule.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.database.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectionTest {
    private static final String SECRET =
            "{\"order\": 1, \"customer\": {\"Account_No\": \"DE0012345\", \"name\": \"Ann\"}}";
    private static final byte[] BODY = SECRET.getBytes(StandardCharsets.UTF_8);
    private static final LetterMask MASK = new LetterMask(Set.of("Authorization"), Set.of("ACCOUNT-NO"));

    @TempDir
    Path data;

    @Test
    void an_encrypted_body_is_not_in_the_file_and_comes_back() throws Exception {
        var first = key(1);
        try (var database = Database.embedded(data)) {
            var store = new DeadLetterStore(database, new BodyCipher(List.of(first)));
            new Imports(database, store)
                    .add(List.of(SampleLetter.id("a").body(BODY).make()), "ann");

            assertThat(store.find("a", 10_000).orElseThrow().body()).isEqualTo(BODY);
            assertThat(store.find("a", 5).orElseThrow().body()).isEqualTo(Arrays.copyOf(BODY, 5));
            assertThat(store.list(DeadLetterFilter.ALL, 0, 1).letters().get(0).bodyBytes())
                    .isEqualTo(BODY.length);
            var rotated = new DeadLetterStore(database, new BodyCipher(List.of(key(2), first)));
            assertThat(rotated.find("a", 10_000).orElseThrow().body()).isEqualTo(BODY);
            var without = new DeadLetterStore(database, new BodyCipher(List.of(key(2))));
            assertThatThrownBy(() -> without.find("a", 10_000)).hasMessageContaining("previous-keys");
        }
        try (var files = Files.list(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("DE0012345");
            }
        }
    }

    @Test
    void a_body_cannot_be_given_to_another_letter_nor_changed() {
        var cipher = new BodyCipher(List.of(key(1)));
        var key = cipher.currentKey().orElseThrow();
        var sealed = cipher.seal("a", BODY);
        assertThat(cipher.open("a", key, sealed)).isEqualTo(BODY);
        assertThat(cipher.seal("a", BODY)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> cipher.open("b", key, sealed)).hasMessageContaining("changed or damaged");
        sealed[20] ^= 1;
        assertThatThrownBy(() -> cipher.open("a", key, sealed)).hasMessageContaining("changed or damaged");
    }

    @Test
    void protected_values_are_masked_wherever_they_are() {
        var letter = SampleLetter.id("a")
                .body(BODY)
                .properties(Map.of("authorization", "Bearer x", "region", "north"))
                .make();
        var masked = MASK.mask(letter);
        assertThat(masked.properties()).containsEntry("authorization", "***").containsEntry("region", "north");

        var views = new LetterViews(MASK).of(letter, Optional.empty(), false);
        assertThat(views.toString()).doesNotContain("DE0012345").contains("\"Account_No\":\"***\"", "Ann");
        assertThat(views.has("text")).isFalse();
        assertThat(views.has("hex")).isFalse();
        var revealed = new LetterViews(MASK).of(letter, Optional.empty(), true);
        assertThat(revealed.path("text").asText()).isEqualTo(SECRET);
    }

    @Test
    void a_record_is_masked_by_its_layout_and_its_errors() {
        var layout = new LetterLayout(
                "order.cpy",
                "IBM1047",
                Optional.of("{\"accountNo\":\"77\",\"total\":1}"),
                List.of("ACCOUNT-NO: 37 37"));
        var letter = SampleLetter.id("a").body(new byte[] {1, 2}).make();
        var views = new LetterViews(MASK).of(letter, Optional.of(layout), false);
        assertThat(views.path("decoded").toString()).isEqualTo("{\"accountNo\":\"***\",\"total\":1}");
        assertThat(views.path("decodeErrors").toString()).doesNotContain("37 37");
    }

    private static byte[] key(int number) {
        var key = new byte[BodyCipher.KEY_BYTES];
        Arrays.fill(key, (byte) number);
        return key;
    }
}
