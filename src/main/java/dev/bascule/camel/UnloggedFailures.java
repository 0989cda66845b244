package dev.bascule.camel;

import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;

/**
 * Camel's default error handler without its log. What fails in a lane becomes a dead letter or an outage and is logged as that; Camel would log each
 * again, with a stack trace, and with what some exceptions quote of the message's body. Consumers of Camel's own log the failures of their routes
 * themselves.
 */
final class UnloggedFailures {
    private UnloggedFailures() {}

    /** For routes that bring no error handler of their own. */
    static ErrorHandlerFactory errorHandler() {
        return new DefaultErrorHandlerDefinition().logExhausted(false);
    }
}
