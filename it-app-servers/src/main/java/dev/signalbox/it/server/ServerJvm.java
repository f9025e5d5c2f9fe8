package dev.signalbox.it.server;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The server's JVM by the management that each JVM has: its threads and MBeans. */
final class ServerJvm implements AutoCloseable {

  /**
   * As Signalbox and its libraries call theirs. A thread of PostgreSQL's driver may be of the
   * server's own one; that of an application's would keep its class loader.
   */
  private static final Pattern OURS =
      Pattern.compile("signalbox.*|Felix.*|fileinstall.*|HttpClient-.*");

  private final JMXConnector connector;
  private final MBeanServerConnection connection;

  private ServerJvm(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.connection = connector.getMBeanServerConnection();
  }

  static ServerJvm attach(ProcessHandle process) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
      try {
        return new ServerJvm(
            JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException(e);
    }
  }

  /**
   * Names of the threads that Signalbox has in all applications of the server; without one of each
   * that the server has itself.
   */
  List<String> threads() throws IOException {
    ThreadMXBean threads =
        ManagementFactory.newPlatformMXBeanProxy(
            connection, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    List<String> names =
        Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(Objects::nonNull)
            .map(ThreadInfo::getThreadName)
            .filter(name -> OURS.matcher(name).matches())
            .collect(Collectors.toCollection(ArrayList::new));
    for (String own : Server.threads()) {
      names.stream().filter(name -> name.startsWith(own)).findFirst().ifPresent(names::remove);
    }
    return List.copyOf(names);
  }

  /** Those whose names speak of a text, the server's own about an application among them. */
  List<String> mbeans(String text) throws IOException {
    return connection.queryNames(null, null).stream()
        .map(ObjectName::toString)
        .filter(name -> name.contains(text))
        .toList();
  }

  void invoke(String mbean, String operation) throws IOException, JMException {
    connection.invoke(new ObjectName(mbean), operation, new Object[0], new String[0]);
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
