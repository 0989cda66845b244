package dev.bascule.ledger;

/** The ledger's topic was truncated or replaced, and what was known of it forgotten, while somebody relied on it: ask again. */
public final class LedgerReplacedException extends Exception {
    private static final long serialVersionUID = 1L;

    LedgerReplacedException() {
        super("the ledger is being read anew");
    }
}
