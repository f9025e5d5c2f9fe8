package dev.signalbox.embedded;

import dev.signalbox.embedded.internal.EmbeddedNode;

/** Metrics for Prometheus; to be mapped to {@code /signalbox/metrics} or any other path. */
public final class SignalboxMetrics extends NodeServlet {

  private static final long serialVersionUID = 1L;

  /** Made by the container. */
  public SignalboxMetrics() {
    super(EmbeddedNode::metricsServlet);
  }
}
