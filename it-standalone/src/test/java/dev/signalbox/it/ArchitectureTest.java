package dev.signalbox.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Data goes one way, and no module reaches back. */
@AnalyzeClasses(packages = "dev.signalbox", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static void api_dependsOnNothingButAnnotations(JavaClasses all) {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("dev.signalbox.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "dev.signalbox.api..",
                "java..",
                "javax.sql..",
                "jakarta.inject..",
                "org.osgi.annotation..");
    rule.check(all);
  }

  @ArchTest
  static void verifier_dependsOnNothing(JavaClasses all) {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("dev.signalbox.verifier..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "dev.signalbox.verifier..", "java..", "javax.crypto..", "org.osgi.annotation..");
    rule.check(all);
  }

  @ArchTest
  static void osgiFramework_staysInThePackagesNamedForIt(JavaClasses all) {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.signalbox..osgi..",
                "dev.signalbox.extender..",
                "dev.signalbox.http..",
                "dev.signalbox.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.osgi.framework..", "org.osgi.util..");
    rule.check(all);
  }

  @ArchTest
  static void cdi_staysInTheModulesNamedForIt(JavaClasses all) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(
                "dev.signalbox.core..",
                "dev.signalbox.inbox..",
                "dev.signalbox.verifier..",
                "dev.signalbox.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.enterprise..", "org.jboss.weld..");
    rule.check(all);
  }

  @ArchTest
  static void embedded_leadsToOsgiInOnePlaceOnly(JavaClasses all) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("dev.signalbox.embedded..")
            .and()
            .doNotHaveFullyQualifiedName("dev.signalbox.embedded.internal.EmbeddedNode")
            .and()
            .resideOutsideOfPackage("dev.signalbox.embedded.internal.osgi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.osgi.framework..", "org.apache.felix..", "dev.signalbox..osgi..");
    rule.check(all);
  }

  @ArchTest
  static void nothing_dependsOnEmbedded(JavaClasses all) {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.signalbox.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.signalbox.embedded..");
    rule.check(all);
  }

  @ArchTest
  static void handlers_dependOnTheApiAlone(JavaClasses all) {
    ArchRule rule =
        classes()
            .that()
            .resideInAnyPackage("dev.signalbox.handlers..", "dev.signalbox.example..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "dev.signalbox.handlers..",
                "dev.signalbox.example..",
                "dev.signalbox.api..",
                "jakarta..",
                "java..",
                "javax.sql..",
                "org.slf4j..",
                "org.osgi.annotation..");
    rule.check(all);
  }

  @ArchTest
  static void simulator_knowsNothingOfTheNode(JavaClasses all) {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("dev.signalbox.simulator..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "dev.signalbox.simulator..",
                "dev.signalbox.api..",
                "dev.signalbox.testkit..",
                "dev.signalbox.verifier..",
                "jakarta.json..",
                "java..",
                "javax.net.ssl..",
                "com.sun.net.httpserver..",
                "org.osgi.annotation..");
    rule.check(all);
  }

  @ArchTest
  static void management_seesTheNodeFromOutside(JavaClasses all) {
    noClasses()
        .that()
        .resideInAPackage("dev.signalbox.management..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.signalbox.core.dispatch..",
            "dev.signalbox.core.inbox..",
            "dev.signalbox.core.internal..",
            "dev.signalbox.inbox..",
            "jakarta.servlet..")
        .check(all);
  }

  @ArchTest
  static void core_knowsNothingOfManagement(JavaClasses all) {
    noClasses()
        .that()
        .resideInAPackage("dev.signalbox.core..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.signalbox.management..")
        .check(all);
  }

  @ArchTest
  static void core_goesOneWay(JavaClasses all) {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.signalbox.core..")
        .layer("osgi")
        .definedBy("dev.signalbox.core.internal.osgi..")
        .layer("node")
        .definedBy("dev.signalbox.core.node..")
        .layer("http")
        .definedBy("dev.signalbox.core.http..")
        .layer("receive")
        .definedBy("dev.signalbox.core.receive..", "dev.signalbox.core.internal.discard..")
        .layer("dispatch")
        .definedBy("dev.signalbox.core.dispatch..")
        .layer("watch")
        .definedBy("dev.signalbox.core.health..", "dev.signalbox.core.metrics..")
        .layer("catalog")
        .definedBy("dev.signalbox.core.catalog..")
        .layer("json")
        .definedBy("dev.signalbox.core.json..")
        .layer("inbox")
        .definedBy("dev.signalbox.core.inbox..")
        .whereLayer("osgi")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("node")
        .mayOnlyBeAccessedByLayers("osgi")
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers("node", "osgi")
        .whereLayer("receive")
        .mayOnlyBeAccessedByLayers("watch", "http", "node", "osgi")
        .whereLayer("dispatch")
        .mayOnlyBeAccessedByLayers("watch", "http", "node", "osgi")
        .whereLayer("catalog")
        .mayOnlyBeAccessedByLayers("dispatch", "node", "osgi")
        .check(all);
  }
}
