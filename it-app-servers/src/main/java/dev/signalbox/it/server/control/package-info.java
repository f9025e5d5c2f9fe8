/** A plain application without Signalbox, to compare with. */
package dev.signalbox.it.server.control;
