package dev.signalbox.embedded;

import dev.signalbox.embedded.internal.EmbeddedNode;

/**
 * Health for machines; to be mapped to {@code /signalbox/health/*} or another path that ends in
 * {@code /*}.
 */
public final class SignalboxHealth extends NodeServlet {

  private static final long serialVersionUID = 1L;

  /** Made by the container. */
  public SignalboxHealth() {
    super(EmbeddedNode::healthServlet, "/signalbox/health");
  }
}
