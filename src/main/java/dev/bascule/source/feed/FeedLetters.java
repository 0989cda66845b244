package dev.bascule.source.feed;

import dev.bascule.deadletter.DeadLetter;
import dev.bascule.source.replay.LetterReader;
import dev.bascule.source.replay.PlainLetters;
import dev.bascule.translate.copybook.Copybook;
import java.util.Optional;

/** Dead letters of a feed: the record's bytes, decoded by the layout that the route has now. One lane's thread. */
public final class FeedLetters implements LetterReader {
    private final RecordTranslator translator;
    private final boolean decodes;

    /** @param layout of the records, if the route decodes them */
    public FeedLetters(Optional<Copybook> layout) {
        this.translator = new RecordTranslator(layout);
        this.decodes = layout.isPresent();
    }

    @Override
    public Content read(DeadLetter letter) {
        if (!decodes || !letter.bodyType().equals("bytes")) {
            return PlainLetters.INSTANCE.read(letter);
        }
        return translator.read(
                letter.body(), number(letter, RecordHeaders.RECORD), number(letter, RecordHeaders.OFFSET));
    }

    private static long number(DeadLetter letter, String header) {
        var text = String.valueOf(letter.headers().get(header));
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
