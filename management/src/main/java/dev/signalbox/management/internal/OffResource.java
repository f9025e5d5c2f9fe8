package dev.signalbox.management.internal;

import dev.signalbox.core.http.OperatorAction;
import dev.signalbox.core.http.OperatorException;
import dev.signalbox.core.http.OperatorResource;
import dev.signalbox.core.http.OperatorRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Answers in the place of the subscriptions where none are kept: says what is missing. */
public final class OffResource implements OperatorResource {

  @Override
  public List<OperatorRoute> routes() {
    OperatorAction missing =
        request -> {
          throw new OperatorException(
              409,
              "this node keeps no subscriptions; set signalbox.management.api-key and"
                  + " signalbox.endpoint.<name>.url, and start it again");
        };
    List<OperatorRoute> routes = new ArrayList<>();
    SubscriptionsResource.GETS.forEach(
        path -> routes.add(OperatorRoute.get(path, Set.of(), missing)));
    SubscriptionsResource.POSTS.forEach(path -> routes.add(OperatorRoute.post(path, missing)));
    return routes;
  }
}
