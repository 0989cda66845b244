package dev.bascule.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A letter's body for the eye: {@code text} if it is text in UTF-8, {@code json} if it is JSON, {@code hex} with columns in EBCDIC and ASCII, {@code
 * decoded} by the route's layout, or {@code decodeErrors}. Where the body may have protected fields there are only masked JSON and a {@code masked} that says so.
 */
public final class LetterViews {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Longer bodies have no text of their own. */
    private static final int MOST_TEXT_BYTES = 1 << 20;

    private final LetterMask mask;

    /** @param mask what must not be seen; {@code reveal} shows it */
    public LetterViews(LetterMask mask) {
        this.mask = mask;
    }

    /** The views as an object. */
    public ObjectNode of(DeadLetter letter, Optional<LetterLayout> layout, boolean reveal) {
        var views = MAPPER.createObjectNode();
        boolean hides = mask.hidesBodies() && !reveal;
        var text = text(letter.body());
        text.flatMap(LetterViews::json).ifPresent(json -> views.set("json", hides ? masked(json) : json));
        layout.ifPresent(known -> decoded(views, known, hides));
        if (hides) {
            views.put("masked", "fields are protected; reveal shows the body as it is, and is audited");
            return views;
        }
        text.ifPresent(known -> views.put("text", known));
        var hex = new StringBuilder();
        int shown = Math.min(letter.body().length, DeadLetterText.MOST_DUMPED_BYTES);
        HexDump.append(
                hex, letter.body(), shown, layout.map(LetterLayout::charset).orElse(HexDump.EBCDIC));
        views.put("hex", hex.toString());
        return views;
    }

    private void decoded(ObjectNode views, LetterLayout layout, boolean hides) {
        layout.json().flatMap(LetterViews::json).ifPresent(json -> views.set("decoded", hides ? masked(json) : json));
        if (!layout.errors().isEmpty()) {
            var errors = views.putArray("decodeErrors");
            (hides ? mask.errors(layout.errors()) : layout.errors()).forEach(errors::add);
        }
    }

    private JsonNode masked(JsonNode json) {
        return mask.json(json.toString()).flatMap(LetterViews::json).orElseGet(MAPPER::createObjectNode);
    }

    private static Optional<String> text(byte[] body) {
        if (body.length > MOST_TEXT_BYTES) {
            return Optional.empty();
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            boolean printable = text.chars().allMatch(c -> !Character.isISOControl(c) || Character.isWhitespace(c));
            return Optional.of(text).filter(any -> printable);
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
