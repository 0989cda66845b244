package dev.bascule.deadletter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what messages contain before it is stored: AES-256-GCM, a random nonce of 12 bytes, then the ciphertext with its tag of 16. The letter's id
 * is authenticated with it, so that nobody can give one letter the body of another. Each stored text names its key by the first bytes of the key's
 * hash; keys that were replaced can still read, the current one writes. Thread-safe.
 */
public final class BodyCipher {
    /** Stores everything as it is. */
    public static final BodyCipher NONE = new BodyCipher(List.of());

    /** Length of a key. */
    public static final int KEY_BYTES = 32;

    /** By how much a text grows. */
    static final int OVERHEAD_BYTES = 28;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final Optional<String> current;

    /**
     * A cipher with the first of {@code keys}, which reads what was written with the others.
     *
     * @throws IllegalArgumentException a key doesn't have {@link #KEY_BYTES}
     */
    public BodyCipher(List<byte[]> keys) {
        for (var key : keys) {
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException("a key must have " + KEY_BYTES + " bytes, not " + key.length);
            }
            this.keys.put(idOf(key), new SecretKeySpec(key, "AES"));
        }
        this.current = this.keys.keySet().stream().findFirst();
    }

    /** The key that writes; empty if nothing is encrypted. */
    Optional<String> currentKey() {
        return current;
    }

    /** Whether what this key has written can be read. */
    boolean knows(String key) {
        return keys.containsKey(key);
    }

    /** What is to be stored with {@link #currentKey}. */
    byte[] seal(String id, byte[] plain) {
        if (current.isEmpty()) {
            return plain;
        }
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, current.get(), nonce, id).doFinal(plain);
            var stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
            return stored;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /**
     * What was stored with {@code key}; null means as it was.
     *
     * @param id of the letter, or of the replay whose edit it is
     * @throws SealedBodyException the key is not known any more, or the stored text was changed
     */
    byte[] open(String id, @Nullable String key, byte[] stored) {
        if (key == null) {
            return stored;
        }
        if (!knows(key)) {
            throw new SealedBodyException(
                    "what is stored of " + id + " is encrypted with key " + key
                            + ", which the configuration does not have; add it to dead-letters.protect.previous-keys",
                    null);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(stored, NONCE_BYTES), id)
                    .doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new SealedBodyException("what is stored of " + id + " was changed or damaged", e);
        }
    }

    private Cipher cipher(int mode, String key, byte[] nonce, String id) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String idOf(byte[] key) {
        return HexFormat.of().formatHex(DigestUtils.sha256(key), 0, ID_BYTES);
    }
}
