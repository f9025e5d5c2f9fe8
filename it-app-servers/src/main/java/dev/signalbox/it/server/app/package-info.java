/** Beans of the applications under test. */
package dev.signalbox.it.server.app;
