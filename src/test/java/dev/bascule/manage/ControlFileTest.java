package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlFileTest {
    @TempDir
    Path data;

    private final ControlFile running =
            new ControlFile("http://127.0.0.1:8080", ProcessHandle.current().pid(), "t0ken", "a1b2");

    @Test
    void leads_to_a_running_process_until_it_is_deleted() throws Exception {
        running.write(data);
        assertThat(ControlFile.find(data)).contains(running);

        ControlFile.delete(data);
        assertThat(ControlFile.find(data)).isEmpty();
        ControlFile.delete(data);
    }

    @Test
    void is_readable_by_its_owner_only_and_hides_the_token_in_logs() throws Exception {
        running.write(data);
        running.write(data);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("control.json"))))
                .isEqualTo("rw-------");
        assertThat(running.toString()).doesNotContain("t0ken");
    }

    @Test
    void of_a_dead_process_is_none() throws Exception {
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();
        new ControlFile(running.url(), ended.pid(), "t0ken", "").write(data);

        assertThat(ControlFile.find(data)).isEmpty();
    }

    @Test
    void a_second_holder_of_the_data_folder_is_told_who_the_first_is() throws Exception {
        try (var held = DataFolder.lock(data)) {
            running.write(held.path());

            assertThatThrownBy(() -> DataFolder.lock(data))
                    .isInstanceOf(DataFolder.InUseException.class)
                    .hasMessageContaining("in use by process " + running.pid() + " at " + running.url());
        }
        DataFolder.lock(data).close();
    }
}
