package dev.bascule.camel;

import dev.bascule.deadletter.DeadLetter;
import dev.bascule.deadletter.LetterLayout;
import dev.bascule.routes.RouteShape;
import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.Decoded;
import dev.bascule.translate.copybook.message.DecodedMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/** Dead letters decoded by the copybook that their route has now: the feed's layout, or the first {@code copybook:} step that decodes. Thread-safe. */
public final class LetterLayouts {
    private final CamelContext context;

    /** @param context with the routes */
    public LetterLayouts(CamelContext context) {
        this.context = context;
    }

    /** The letter by its route's layout; empty if the route has none, is not started, or the body is no record. */
    public Optional<LetterLayout> of(DeadLetter letter) {
        if (!letter.bodyType().equals("bytes") && !letter.bodyType().equals("text")) {
            return Optional.empty();
        }
        var route = context.getRoute(letter.route());
        if (route == null) {
            return Optional.empty();
        }
        if (route.getEndpoint() instanceof BasculeFeedEndpoint feed) {
            return feed.format().layout().map(copybook -> record(copybook, String.valueOf(feed.getLayout()), letter));
        }
        return step(letter.route()).map(step -> message(step, letter));
    }

    private Optional<CopybookEndpoint> step(String route) {
        var decoders = RouteShape.of(route, context).map(RouteShape::decoders).orElse(List.of());
        return decoders.stream()
                .flatMap(name -> context.getEndpoints().stream()
                        .filter(CopybookEndpoint.class::isInstance)
                        .map(CopybookEndpoint.class::cast)
                        .filter(step ->
                                "decode".equals(step.getOperation()) && name.equals("copybook:" + step.layout())))
                .findFirst();
    }

    private static LetterLayout record(Copybook copybook, String name, DeadLetter letter) {
        var charset = copybook.options().text().page().name();
        var decoded = copybook.decoder().decode(letter.body(), 0, letter.body().length, 0, 0);
        if (decoded instanceof Decoded.Accepted accepted) {
            var json = Arrays.copyOf(accepted.json().bytes(), accepted.json().length());
            return new LetterLayout(name, charset, Optional.of(text(json)), List.of());
        }
        List<String> errors = decoded instanceof Decoded.Rejected rejected
                ? rejected.errors().stream().map(String::valueOf).toList()
                : List.of("the record is not wanted: where");
        return new LetterLayout(name, charset, Optional.empty(), errors);
    }

    private static LetterLayout message(CopybookEndpoint step, DeadLetter letter) {
        var codec = step.format().codec(Map.of());
        var decoded =
                letter.bodyType().equals("text") ? codec.decode(text(letter.body())) : codec.decode(letter.body(), 0);
        if (decoded instanceof DecodedMessage.Single single) {
            return new LetterLayout(step.layout(), step.charset(), Optional.of(text(single.json())), List.of());
        }
        if (decoded instanceof DecodedMessage.Several several) {
            var all = several.json().stream().map(LetterLayouts::text).collect(Collectors.joining(",", "[", "]"));
            return new LetterLayout(step.layout(), step.charset(), Optional.of(all), List.of());
        }
        List<String> errors = List.of("no record is wanted: where");
        if (decoded instanceof DecodedMessage.Refused refused) {
            var all = refused.errors();
            errors = all.details().isEmpty() ? List.of(all.summary()) : all.details();
        }
        return new LetterLayout(step.layout(), step.charset(), Optional.empty(), errors);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
