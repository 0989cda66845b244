package dev.bascule.connection;

import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * One scalar with its placeholders filled in.
 *
 * @param node where it stands, for messages
 * @param path dotted name from the top of the file
 * @param text what it says; possibly a secret
 */
record Value(ScalarNode node, String path, String text) {
    /** What may be shown: as it stands in the file, so that nothing filled in is; masked where the name says that it is a secret. */
    String shown() {
        return Masking.isSecret(path) ? "(hidden)" : "'" + Masking.url(node.getValue()) + "'";
    }
}
