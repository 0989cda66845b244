package dev.bascule.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class PostgresEngineTest {
    private static final String URL = "jdbc:asked:db";

    @Test
    void the_driver_is_asked_to_leave_rows_out_of_its_errors() throws Exception {
        var driver = new AskedDriver();
        DriverManager.registerDriver(driver);
        try {
            var engine = new PostgresEngine(URL, Optional.of("bridge"), Optional.empty());
            assertThatThrownBy(engine::connectForWriting).hasMessage("nobody is there");
            assertThat(driver.asked)
                    .containsEntry("logServerErrorDetail", "false")
                    .containsEntry("user", "bridge");
        } finally {
            DriverManager.deregisterDriver(driver);
        }
    }

    /** Remembers what it was asked for, and refuses. */
    private static final class AskedDriver implements Driver {
        private final Properties asked = new Properties();

        @Override
        public Connection connect(String url, Properties info) throws SQLException {
            if (!acceptsURL(url)) {
                return null;
            }
            asked.putAll(info);
            throw new SQLException("nobody is there");
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.equals(URL);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }
    }
}
