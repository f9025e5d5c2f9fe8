package dev.signalbox.core.forget;

import dev.signalbox.core.forget.ForgetReport.Outcome;
import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.core.inbox.Inbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets a person everywhere that this node reaches; handlers that only other nodes have are named
 * as not asked. The inbox comes first, so that no event that still waits brings back what a plug-in
 * has just removed. Each place is asked whatever became of the others; doing it again does no harm.
 */
public final class Forgetting {

  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
  private static final int LONGEST_ERROR = 500;

  private final Inbox inbox;
  private final PersonalDataSources sources;

  /** In this inbox and these plug-ins. */
  public Forgetting(Inbox inbox, PersonalDataSources sources) {
    this.inbox = Objects.requireNonNull(inbox, "inbox");
    this.sources = Objects.requireNonNull(sources, "sources");
  }

  /**
   * Forgets one.
   *
   * @param handle phone number in E.164 or e-mail address, as Linq writes it
   * @throws IllegalArgumentException when it can be neither; the message does not show it
   */
  public ForgetReport forget(String handle) {
    Blanking person = new Blanking(handle);
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(ask("inbox", person, () -> inbox.blank(handle)));
    for (PersonalDataSources.Source source : sources.all()) {
      outcomes.add(ask(source.name(), person, () -> source.data().forget(handle)));
    }
    outcomes.addAll(new OtherNodes(inbox, sources).outcomes());
    inbox.scrub();
    ForgetReport report = new ForgetReport(outcomes);
    LOG.info(
        "SBX-1130 a person was to be forgotten: asked {}, failed {}",
        outcomes.stream().map(Outcome::source).toList(),
        report.failures().stream().map(Outcome::source).toList());
    return report;
  }

  private static Outcome ask(String source, Blanking person, Callable<Integer> forgetting) {
    try {
      return new Outcome(source, forgetting.call(), Optional.empty());
    } catch (Exception | LinkageError | StackOverflowError e) {
      LOG.warn("SBX-1131 {} could not forget a person: {}", source, e.getClass().getName());
      LOG.debug("SBX-1131 the failure of {}", source, e);
      return new Outcome(source, 0, Optional.of(text(person, e)));
    }
  }

  private static String text(Blanking person, Throwable e) {
    String text = e.toString().replace(person.handle(), "***");
    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR) + "...";
  }
}
