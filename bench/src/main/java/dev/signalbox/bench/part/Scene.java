package dev.signalbox.bench.part;

import dev.signalbox.bench.contender.Dist;
import dev.signalbox.bench.measure.Session;
import dev.signalbox.bench.report.Report;
import java.nio.file.Path;

/**
 * What all parts of a run share.
 *
 * @param root the checkout
 * @param work a folder for everything that is thrown away
 * @param dist what is measured
 * @param session gives out ids
 * @param scale how long and how much
 * @param report gets the results
 */
public record Scene(Path root, Path work, Dist dist, Session session, Scale scale, Report report) {}
