package dev.bascule.ledger;

/** Bytes in the ledger that this version cannot read. Never guessed at: a proof that cannot be read is a duplicate waiting to happen. */
public final class LedgerFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    /** One line: what was expected and what was found. */
    public LedgerFormatException(String message) {
        super(message);
    }
}
