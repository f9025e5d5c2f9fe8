package dev.signalbox.testkit.run;

/** What {@link HandlerRun#failAt} lets a delivery fail with. */
public final class InjectedFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InjectedFaultException(int call) {
    super("the run was asked to let call " + call + " of the handler fail");
  }
}
