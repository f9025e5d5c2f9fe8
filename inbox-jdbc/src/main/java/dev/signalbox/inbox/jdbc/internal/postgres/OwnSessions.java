package dev.signalbox.inbox.jdbc.internal.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Made by the node itself: a pool, and some that are not shared. */
final class OwnSessions implements Sessions {

  private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(3);

  private final Address address;
  private final String initSql;
  private final HikariDataSource pool;

  /** No connection is open yet. */
  OwnSessions(Address address, Duration busyTimeout, int poolSize) {
    this.address = address;
    this.initSql = SessionSettings.sql(busyTimeout);
    HikariConfig config = new HikariConfig();
    config.setPoolName("signalbox-inbox");
    config.setDataSource(address.source("signalbox", Database.ANSWER));
    config.setMaximumPoolSize(poolSize);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
    config.setValidationTimeout(WAIT_FOR_CONNECTION.toMillis() - 500);
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(initSql);
    this.pool = new HikariDataSource(config);
  }

  @Override
  public String schema() {
    return address.schema();
  }

  @Override
  public String where() {
    return address.where();
  }

  @Override
  public DataSource shared() {
    return pool;
  }

  @Override
  public Connection open(String application, Duration answer) throws SQLException {
    Connection connection = address.source(application, answer).getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(initSql);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void renew() {
    HikariPoolMXBean handle = pool.getHikariPoolMXBean();
    if (handle != null) {
      handle.softEvictConnections();
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
