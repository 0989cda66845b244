package dev.bascule.deadletter;

import dev.bascule.database.Database;
import dev.bascule.database.PostgresServer;

class SharedDeadLetterStoreTest extends DeadLetterStoreTest {
    @Override
    Database newDatabase() {
        return PostgresServer.newDatabase();
    }
}
