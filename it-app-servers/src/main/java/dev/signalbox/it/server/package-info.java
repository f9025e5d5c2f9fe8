/** What every application server has to pass. */
package dev.signalbox.it.server;
