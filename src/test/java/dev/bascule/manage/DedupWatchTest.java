package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.DedupBounds;
import dev.bascule.batch.SourceId;
import dev.bascule.database.Database;
import dev.bascule.dedup.DedupWindows;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DedupWatchTest {
    private static final SourceId QUEUE = new SourceId("erp", "queue:ORDERS");

    @TempDir
    Path dir;

    @Test
    void instances_with_a_window_each_are_a_caution() {
        assertThat(cautions(false, Set.of("north", "east")))
                .singleElement()
                .asString()
                .startsWith("orders: east, north take from its source too")
                .contains("database.url");
    }

    @Test
    void one_instance_is_none() {
        assertThat(cautions(false, Set.of())).isEmpty();
    }

    @Test
    void nor_are_several_that_share_their_database() {
        assertThat(cautions(true, Set.of("north"))).isEmpty();
    }

    private List<String> cautions(boolean shared, Set<String> others) {
        try (var database = Database.embedded(dir);
                var windows = new DedupWindows(database, shared, route -> DedupBounds.DEFAULT)) {
            windows.open("orders");
            return new DedupWatch(windows, route -> Optional.of(QUEUE), source -> others).cautions();
        }
    }
}
