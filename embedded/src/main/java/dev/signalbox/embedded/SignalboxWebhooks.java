package dev.signalbox.embedded;

import dev.signalbox.embedded.internal.EmbeddedNode;

/**
 * Takes deliveries; to be mapped to {@code /webhooks/linq/*} or a path like it, with asynchronous
 * support.
 */
public final class SignalboxWebhooks extends NodeServlet {

  private static final long serialVersionUID = 1L;

  /** Made by the container. */
  public SignalboxWebhooks() {
    super(EmbeddedNode::webhookServlet);
  }
}
