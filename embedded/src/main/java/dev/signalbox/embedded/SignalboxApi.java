package dev.signalbox.embedded;

import dev.signalbox.embedded.internal.EmbeddedNode;

/**
 * The operators' API; to be mapped to {@code /signalbox/api/*}, where the command {@code signalbox}
 * looks for it, or to another path that ends in {@code /*}.
 */
public final class SignalboxApi extends NodeServlet {

  private static final long serialVersionUID = 1L;

  /** Made by the container. */
  public SignalboxApi() {
    super(EmbeddedNode::apiServlet, "/signalbox/api");
  }
}
