package dev.bascule.manage;

/** {@code dev.bascule:type=Bascule}: the whole process. */
public interface BasculeMBean {
    /** {@link BasculeStatus} as JSON. */
    String getStatus();

    /**
     * Where a message is, as JSON: each time that it came, with its outcome and receipts, and the dead letters with its key.
     *
     * @param key its idempotency key, or the name that its source gave it
     */
    String trace(String key);
}
