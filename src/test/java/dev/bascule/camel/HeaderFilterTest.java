package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaHeaderFilterStrategy;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.Test;

class HeaderFilterTest {
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void keeps_camels_own_headers_inside() {
        var filter = new HeaderFilter(new KafkaHeaderFilterStrategy());

        for (int time = 0; time < 2; time++) {
            assertThat(filter.leaves("CamelFileName", "x", exchange)).isFalse();
            assertThat(filter.leaves("camelFileName", "x", exchange)).isFalse();
            assertThat(filter.leaves("kafka.TOPIC", "x", exchange)).isFalse();
            assertThat(filter.leaves("orderId", "x", exchange)).isTrue();
        }
    }

    @Test
    void goes_on_deciding_when_it_remembers_no_more() {
        var filter = new HeaderFilter(new KafkaHeaderFilterStrategy());
        for (int i = 0; i <= HeaderFilter.MOST_NAMES; i++) {
            assertThat(filter.leaves("name" + i, "x", exchange)).isTrue();
        }

        assertThat(filter.leaves("CamelFileName", "x", exchange)).isFalse();
        assertThat(filter.leaves("orderId", "x", exchange)).isTrue();
    }

    @Test
    void asks_a_strategy_of_the_users_about_each_value() {
        var filter = new HeaderFilter(new DefaultHeaderFilterStrategy() {
            @Override
            protected boolean extendedFilter(Direction direction, String key, Object value, Exchange of) {
                return "secret".equals(value);
            }
        });

        assertThat(filter.leaves("note", "open", exchange)).isTrue();
        assertThat(filter.leaves("note", "secret", exchange)).isFalse();
    }
}
