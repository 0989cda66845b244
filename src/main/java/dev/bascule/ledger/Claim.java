package dev.bascule.ledger;

/**
 * A message of a batch that was found to be done already.
 *
 * @param place where it was listed when it was found; superseded once the entry with this claim is committed
 * @param origin where it was first done; stays the same however often the message comes again, so that it is counted once
 */
record Claim(Place place, Place origin) {}
