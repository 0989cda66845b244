/**
 * The bridge as a client of an OpenID provider: Authorization Code flow with PKCE, and the check of ID tokens. Knows the protocol, and nothing of
 * the console's routes, cookies and sessions.
 */
@NullMarked
package dev.bascule.manage.console.oidc;

import org.jspecify.annotations.NullMarked;
