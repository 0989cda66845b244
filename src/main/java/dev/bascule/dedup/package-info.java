/**
 * The dedup window: which idempotency keys of a route were used up before, by whatever lane or instance. See {@link
 * dev.bascule.dedup.LaneClaims} for how a key is used up once.
 */
@NullMarked
package dev.bascule.dedup;

import org.jspecify.annotations.NullMarked;
