package dev.signalbox.core.forget;

import dev.signalbox.api.spi.PersonalData;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** The plug-ins that keep personal data, which come and go. May be used from any thread. */
public final class PersonalDataSources {

  private final List<Source> sources = new CopyOnWriteArrayList<>();

  /** Nobody at first. */
  public PersonalDataSources() {}

  /**
   * One plug-in.
   *
   * @param name what provides it (a bundle's symbolic name), for people
   * @param data forgets
   */
  record Source(String name, PersonalData data) {
    Source {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(data, "data");
    }
  }

  /** Adds one. */
  public void add(String name, PersonalData data) {
    sources.add(new Source(name, data));
  }

  /** Removes one, the same object that was added, and keeps no reference to it. */
  public void remove(PersonalData data) {
    sources.removeIf(source -> source.data() == data);
  }

  List<Source> all() {
    return List.copyOf(sources);
  }
}
