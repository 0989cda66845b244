package dev.bascule.it.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.it.verify.Arrival;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void is_about_a_kilobyte_of_json_with_its_id() throws Exception {
        var order = OrderStream.good("x", 3).next(5).get(4);

        assertThat(order.bytes()).hasSizeBetween(900, 1_200);
        assertThat(JSON.readTree(order.body()).path("orderId").asText()).isEqualTo("x-4");
    }

    @Test
    void is_recognised_by_the_verifier() {
        var order = new Order("x-4", "x-g1", 1, Order.Kind.GOOD);
        var value = order.body(1_234_567).getBytes(StandardCharsets.UTF_8);

        var arrival = Arrival.of(new ConsumerRecord<>("t", 2, 7L, new byte[0], value));

        assertThat(arrival).isEqualTo(new Arrival("x-4", "x-g1", 1, 1_234_567, 2, 7));
    }

    @Test
    void is_no_json_when_it_is_poison() {
        var poison = OrderStream.withPoison("x", 1, 2).next(2).get(1);

        assertThat(poison.kind()).isEqualTo(Order.Kind.POISON);
        assertThatThrownBy(() -> JSON.readTree(poison.body())).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void counts_within_its_group() {
        var orders = OrderStream.good("x", 2).next(4);

        assertThat(orders).extracting(Order::group).containsExactly("x-g0", "x-g1", "x-g0", "x-g1");
        assertThat(orders).extracting(Order::sequence).containsExactly(0L, 0L, 1L, 1L);
    }
}
