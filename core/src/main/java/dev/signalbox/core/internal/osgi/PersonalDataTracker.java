package dev.signalbox.core.internal.osgi;

import dev.signalbox.api.spi.PersonalData;
import dev.signalbox.core.forget.PersonalDataSources;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Knows which bundles keep personal data. */
final class PersonalDataTracker extends ServiceTracker<PersonalData, PersonalData> {

  private final PersonalDataSources sources;

  PersonalDataTracker(BundleContext context, PersonalDataSources sources) {
    super(context, PersonalData.class, null);
    this.sources = sources;
  }

  @Override
  public PersonalData addingService(ServiceReference<PersonalData> reference) {
    PersonalData data = super.addingService(reference);
    if (data != null) {
      sources.add(ServiceText.source(reference), data);
    }
    return data;
  }

  @Override
  public void removedService(ServiceReference<PersonalData> reference, PersonalData data) {
    sources.remove(data);
    super.removedService(reference, data);
  }
}
