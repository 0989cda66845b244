package dev.bascule.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.routes.RouteOutline.Stop;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class RouteOutlineTest {
    @Test
    void shows_what_placeholders_stand_for_in_our_own_endpoints_and_no_others() throws Exception {
        try (var context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("bascule-feed:{{env:NO_SUCH_INBOX:data/inbox}}?format=TEXT")
                            .routeId("files")
                            .routeDescription("Files to the cloud")
                            .setHeader("region", constant("north"))
                            .to("bascule-kafka:{{env:NO_SUCH_TOPIC:files}}?connection={{env:NO_SUCH_CLOUD:cloud}}")
                            .to("bascule-sqs:{{no-such-property}}?connection=aws")
                            .to("http:example.com/{{env:NO_SUCH_TOKEN:s3cret}}");
                }
            });

            var outline = RouteOutline.of("files", context).orElseThrow();

            assertThat(outline.source()).isEqualTo(new Stop("bascule-feed", "data/inbox", ""));
            assertThat(outline.targets().subList(0, 2))
                    .containsExactly(
                            new Stop("bascule-kafka", "files", "cloud"),
                            new Stop("bascule-sqs", "{{no-such-property}}", "aws"));
            assertThat(outline.targets().get(2).scheme()).isEqualTo("http");
            assertThat(outline.targets().get(2).name()).contains("{{env:NO_SUCH_TOKEN");
            assertThat(outline.steps()).containsExactly(new RouteOutline.Step("setHeader", "region"));
            assertThat(outline.description()).isEqualTo("Files to the cloud");
        }
    }
}
