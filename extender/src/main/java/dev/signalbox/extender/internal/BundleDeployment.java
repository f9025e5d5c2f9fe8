package dev.signalbox.extender.internal;

import jakarta.enterprise.inject.spi.Extension;
import java.util.Collection;
import java.util.List;
import org.jboss.weld.bootstrap.api.ServiceRegistry;
import org.jboss.weld.bootstrap.spi.BeanDeploymentArchive;
import org.jboss.weld.bootstrap.spi.CDI11Deployment;
import org.jboss.weld.bootstrap.spi.Metadata;
import org.jboss.weld.bootstrap.spi.helpers.MetadataImpl;

/** What a container is made of: one archive, some extensions, the services Weld asks us for. */
final class BundleDeployment implements CDI11Deployment {

  private final BundleArchive archive;
  private final ServiceRegistry services;
  private final List<Extension> extensions;

  BundleDeployment(BundleArchive archive, ServiceRegistry services, List<Extension> extensions) {
    this.archive = archive;
    this.services = services;
    this.extensions = extensions;
  }

  @Override
  public Collection<BeanDeploymentArchive> getBeanDeploymentArchives() {
    return List.of(archive);
  }

  @Override
  public BeanDeploymentArchive getBeanDeploymentArchive(Class<?> beanClass) {
    return archive;
  }

  @Override
  public BeanDeploymentArchive loadBeanDeploymentArchive(Class<?> beanClass) {
    return archive;
  }

  @Override
  public ServiceRegistry getServices() {
    return services;
  }

  @Override
  public Iterable<Metadata<Extension>> getExtensions() {
    return extensions.stream()
        .<Metadata<Extension>>map(
            extension -> new MetadataImpl<>(extension, extension.getClass().getName()))
        .toList();
  }
}
