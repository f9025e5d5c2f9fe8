package dev.signalbox.extender.internal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jboss.weld.bootstrap.api.ServiceRegistry;
import org.jboss.weld.bootstrap.api.helpers.SimpleServiceRegistry;
import org.jboss.weld.bootstrap.spi.BeanDeploymentArchive;
import org.jboss.weld.bootstrap.spi.BeansXml;
import org.jboss.weld.ejb.spi.EjbDescriptor;

/** The one bean archive of a container: the bundle. */
final class BundleArchive implements BeanDeploymentArchive {

  private final String id;
  private final BeansXml beansXml;
  private final Collection<Class<?>> classes;
  private final ServiceRegistry services = new SimpleServiceRegistry();

  BundleArchive(String id, BeansXml beansXml, Collection<Class<?>> classes) {
    this.id = id;
    this.beansXml = beansXml;
    this.classes = new LinkedHashSet<>(classes);
  }

  @Override
  public Collection<BeanDeploymentArchive> getBeanDeploymentArchives() {
    return List.of();
  }

  @Override
  public Collection<String> getBeanClasses() {
    return classes.stream().map(Class::getName).toList();
  }

  @Override
  public Collection<Class<?>> getLoadedBeanClasses() {
    return classes;
  }

  @Override
  public BeansXml getBeansXml() {
    return beansXml;
  }

  @Override
  public Collection<EjbDescriptor<?>> getEjbs() {
    return List.of();
  }

  @Override
  public ServiceRegistry getServices() {
    return services;
  }

  @Override
  public String getId() {
    return id;
  }
}
