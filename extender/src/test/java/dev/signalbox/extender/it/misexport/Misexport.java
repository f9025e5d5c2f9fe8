package dev.signalbox.extender.it.misexport;

import dev.signalbox.api.cdi.OsgiExport;
import dev.signalbox.extender.it.driver.Clerk;
import jakarta.enterprise.context.ApplicationScoped;

/** Says it is what it is not. */
@ApplicationScoped
@OsgiExport(Clerk.class)
class Misexport {}
