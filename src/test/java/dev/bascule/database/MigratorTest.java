package dev.bascule.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.batch.UnavailableException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigratorTest {
    private static final Migration FIRST = new Migration(1, "V1__a", "CREATE TABLE a (x INTEGER);\n");
    private static final Migration SECOND =
            new Migration(2, "V2__b", "ALTER TABLE a ADD COLUMN y INTEGER;\nCREATE TABLE b (z TEXT);\n");

    @TempDir
    Path data;

    @Test
    void applies_the_steps_that_are_missing() throws Exception {
        count("SELECT count(x) FROM a", FIRST);
        assertThat(count("SELECT count(y) FROM a", FIRST, SECOND)).isZero();
        assertThat(count("SELECT count(*) FROM schema_version", FIRST, SECOND)).isEqualTo(2);
    }

    @Test
    void leaves_the_schema_as_it_was_when_a_step_fails() throws Exception {
        count("SELECT count(x) FROM a", FIRST);
        var broken = new Migration(2, "V2__b", "CREATE TABLE b (z TEXT);\nnot SQL;\n");
        assertThatThrownBy(() -> count("SELECT 1", FIRST, broken)).isInstanceOf(UnavailableException.class);
        assertThat(count("SELECT count(*) FROM sqlite_schema WHERE name = 'b'", FIRST))
                .isZero();
    }

    @Test
    void refuses_a_step_that_was_changed_after_it_was_applied() throws Exception {
        count("SELECT count(x) FROM a", FIRST);
        var changed = new Migration(1, "V1__a", "CREATE TABLE a (x INTEGER, other INTEGER);\n");
        assertThatThrownBy(() -> count("SELECT 1", changed))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("V1__a");
    }

    @Test
    void does_not_mind_other_line_ends() throws Exception {
        count("SELECT 1", FIRST);
        var windows = new Migration(1, "V1__a", FIRST.sql().replace("\n", "\r\n"));
        assertThat(count("SELECT count(x) FROM a", windows)).isZero();
    }

    @Test
    void our_steps_are_in_order_and_named_by_their_number() {
        var migrations = Migration.all();
        assertThat(migrations).extracting(Migration::version).isSorted().doesNotHaveDuplicates();
        assertThat(migrations).allSatisfy(step -> assertThat(step.name()).startsWith("V" + step.version() + "__"));
    }

    @Test
    void a_step_may_come_later_than_one_with_a_higher_number() throws Exception {
        var third = new Migration(3, "V3__c", "CREATE TABLE c (x INTEGER);\n");
        count("SELECT count(x) FROM c", FIRST, third);
        assertThat(count("SELECT count(y) FROM a", FIRST, SECOND, third)).isZero();
    }

    private int count(String sql, Migration... migrations) throws UnavailableException {
        var engine = new SqliteEngine(data.resolve(Database.FILE), SqliteEngine.BUSY_TIMEOUT);
        try (var database = new Database(engine, List.of(migrations))) {
            return database.read(session -> {
                try (var rows = session.prepare(sql).executeQuery()) {
                    return rows.getInt(1);
                }
            });
        }
    }
}
