package dev.bascule.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaneProducerTest {
    @Test
    void a_producer_that_was_dropped_is_unavailable_and_no_defect() {
        var producer = new LaneProducer("cloud", Map.of());
        producer.drop();

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> producer.send(List.of()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.DOWN));
    }
}
