package dev.bascule.deadletter;

import dev.bascule.batch.DoneKey;
import dev.bascule.batch.SourceId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Ids of dead letters: sixteen letters and digits, easily read aloud and typed.
 *
 * <p>The id of a message with a done-key is a hash of source and done-key: the same message has the same id whichever instance, route or lane
 * finds it undeliverable, and however often.
 */
public final class DeadLetterId {
    private static final int BYTES = 10;
    private static final int BITS_PER_DIGIT = 5;
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private DeadLetterId() {}

    /** Stable for a message that has a done-key, random for any other. */
    static String of(SourceId source, Optional<DoneKey> doneKey) {
        return doneKey.map(key -> of(source, key)).orElseGet(DeadLetterId::random);
    }

    /** Of the message with {@code doneKey}, should it be a dead letter or become one. */
    public static String of(SourceId source, DoneKey doneKey) {
        var digest = DigestUtils.getSha256Digest();
        digest.update(source.toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(doneKey.toString().getBytes(StandardCharsets.US_ASCII));
        return encode(digest.digest());
    }

    private static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return encode(bytes);
    }

    private static String encode(byte[] bytes) {
        var text = new StringBuilder(BYTES * Byte.SIZE / BITS_PER_DIGIT);
        int bits = 0;
        int held = 0;
        for (int i = 0; i < BYTES; i++) {
            bits = bits << Byte.SIZE | (bytes[i] & 0xff);
            held += Byte.SIZE;
            while (held >= BITS_PER_DIGIT) {
                held -= BITS_PER_DIGIT;
                text.append(DIGITS.charAt(bits >> held & 0x1f));
            }
            bits &= (1 << held) - 1;
        }
        return text.toString();
    }
}
