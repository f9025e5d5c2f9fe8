package dev.signalbox.extender.it.driver;

import dev.signalbox.api.spi.HandlerStorage;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;

/**
 * A storage whose data sources only know their handler's name: it is the login timeout's length.
 */
final class MemoryStorage implements HandlerStorage {

  @Override
  public DataSource dataSource(String handlerName) {
    return (DataSource)
        Proxy.newProxyInstance(
            MemoryStorage.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getLoginTimeout" -> handlerName.length();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
