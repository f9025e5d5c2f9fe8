package dev.signalbox.core.internal.osgi;

import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.core.http.QueryEndpoints;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds the queries of bundles to the operators' API. */
final class QueryTracker extends ServiceTracker<QueryEndpoint, QueryEndpoint> {

  private static final Logger LOG = LoggerFactory.getLogger(QueryTracker.class);

  private final QueryEndpoints queries;

  QueryTracker(BundleContext context, QueryEndpoints queries) {
    super(context, QueryEndpoint.class, null);
    this.queries = queries;
  }

  @Override
  public QueryEndpoint addingService(ServiceReference<QueryEndpoint> reference) {
    QueryEndpoint endpoint = super.addingService(reference);
    try {
      queries.add(endpoint, ServiceText.source(reference));
      return endpoint;
    } catch (IllegalArgumentException e) {
      LOG.error("SBX-1004 a query endpoint is refused: {}", e.getMessage());
      context.ungetService(reference);
      return null;
    }
  }

  @Override
  public void removedService(ServiceReference<QueryEndpoint> reference, QueryEndpoint endpoint) {
    if (!queries.remove(endpoint)) {
      LOG.warn(
          "SBX-1005 a query of {} was still running when it had to go",
          ServiceText.source(reference));
    }
    super.removedService(reference, endpoint);
  }
}
