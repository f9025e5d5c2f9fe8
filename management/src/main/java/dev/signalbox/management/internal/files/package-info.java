/** Files that are either as before or as wanted, whenever the power goes. */
package dev.signalbox.management.internal.files;
