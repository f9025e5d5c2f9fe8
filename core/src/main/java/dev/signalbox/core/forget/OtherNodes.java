package dev.signalbox.core.forget;

import dev.signalbox.core.forget.ForgetReport.Outcome;
import dev.signalbox.core.inbox.HandlerReport;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.NodeRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handlers that only other nodes have: nobody here can be asked to forget what they keep. */
final class OtherNodes {

  private static final Logger LOG = LoggerFactory.getLogger(OtherNodes.class);

  private final Inbox inbox;
  private final PersonalDataSources sources;

  OtherNodes(Inbox inbox, PersonalDataSources sources) {
    this.inbox = inbox;
    this.sources = sources;
  }

  /** One for each such handler, by name; none where a node is alone. */
  List<Outcome> outcomes() {
    try {
      return away(inbox.nodes()).entrySet().stream()
          .map(one -> failed(one.getKey(), notAsked(one.getValue())))
          .toList();
    } catch (InboxException e) {
      LOG.warn("SBX-1132 it is not known which handlers other nodes have", e);
      return List.of(failed("other nodes", "it is not known which handlers they have"));
    }
  }

  /** The names of the nodes by handler. */
  private Map<String, Set<String>> away(List<NodeRecord> nodes) {
    Set<String> here =
        nodes.stream()
            .filter(NodeRecord::self)
            .flatMap(node -> node.handlers().stream())
            .map(handled -> handled.report().handler())
            .collect(Collectors.toSet());
    // What has just been deployed here is not yet among what this node has told of itself.
    Set<String> asked =
        sources.all().stream().map(PersonalDataSources.Source::name).collect(Collectors.toSet());
    Map<String, Set<String>> away = new TreeMap<>();
    for (NodeRecord node : nodes) {
      for (NodeRecord.HandledHere handled : node.handlers()) {
        HandlerReport report = handled.report();
        if (!here.contains(report.handler()) && !asked.contains(report.source())) {
          away.computeIfAbsent(report.handler(), name -> new TreeSet<>()).add(node.name());
        }
      }
    }
    return away;
  }

  private static Outcome failed(String source, String error) {
    return new Outcome(source, 0, Optional.of(error));
  }

  private static String notAsked(Set<String> nodes) {
    return "not asked: this node does not have it; ask node "
        + String.join(" or ", nodes)
        + " as well";
  }
}
