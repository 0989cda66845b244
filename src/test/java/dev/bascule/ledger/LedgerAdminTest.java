package dev.bascule.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.batch.UnavailableException;
import dev.bascule.connection.KafkaConnection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerAdminTest {
    @Test
    void brokers_that_do_not_answer_are_named_whoever_gives_up_first() throws UnavailableException {
        try (var admin = LedgerAdmin.connect(new KafkaConnection("cloud", "127.0.0.1:1", Map.of(), "ledger", 1))) {
            assertThatThrownBy(() -> admin.transactionState("t", Duration.ofSeconds(1)))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("cloud: asking for the transaction coordinator: no answer from 127.0.0.1:1 within 1 s");
        }
    }
}
