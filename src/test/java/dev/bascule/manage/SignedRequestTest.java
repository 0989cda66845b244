package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignedRequestTest {
    @Test
    void whoever_a_page_says_it_is_the_user_who_is_logged_in_did_it() throws Exception {
        var request =
                "{'type':'exec','mbean':'dev.bascule:type=DeadLetters','operation':'replay','arguments':['{\\'by\\':\\'x\\'}']}";
        assertThat(sign(request)).contains("{\\\"by\\\":\\\"anna\\\"}");
        assertThat(sign("[" + request + "," + request + "]").split("anna", -1)).hasSize(3);
    }

    @Test
    void whoever_looks_at_a_letter_is_named_and_sees_nothing_protected() throws Exception {
        assertThat(sign(exec("show", "a1"))).contains("{\\\"id\\\":\\\"a1\\\",\\\"by\\\":\\\"anna\\\"}");
        assertThat(sign(exec("show", "{\\'id\\':\\'a1\\',\\'reveal\\':true}")))
                .contains("anna")
                .doesNotContain("reveal");
    }

    @Test
    void other_requests_and_arguments_stay_as_they_are() throws Exception {
        var job = exec("job", "a1").replace('\'', '"');
        assertThat(sign(job)).isEqualTo(job);
        var read = "{\"type\":\"read\",\"mbean\":\"dev.bascule:type=Bascule\",\"attribute\":\"Status\"}";
        assertThat(sign(read)).isEqualTo(read);
    }

    private static String exec(String operation, String argument) {
        return "{'type':'exec','mbean':'dev.bascule:type=DeadLetters','operation':'" + operation + "','arguments':['"
                + argument + "']}";
    }

    private static String sign(String request) throws Exception {
        var bytes = request.replace("\\'", "\\\"").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new String(SignedRequest.sign(bytes, Caller.of("anna", Role.OPERATOR)), StandardCharsets.UTF_8);
    }
}
