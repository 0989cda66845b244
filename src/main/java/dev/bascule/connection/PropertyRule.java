package dev.bascule.connection;

import java.util.Optional;

/** What may stand in a connection's {@code properties}. Pure. */
interface PropertyRule {
    /** Anything. */
    PropertyRule NONE = new PropertyRule() {
        @Override
        public Optional<String> wrongName(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> wrongValue(String name, String value) {
            return Optional.empty();
        }
    };

    /** What is wrong with the name; empty if nothing is. */
    Optional<String> wrongName(String name);

    /** What is wrong with the value of a name that is right, without the value itself, which may be a secret. */
    Optional<String> wrongValue(String name, String value);
}
