package io.github.mnist8k.reproduce.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** What this module may use. The rules of the others are tested in {@code reproduce}. */
@AnalyzeClasses(packages = "io.github.mnist8k", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.github.mnist8k.reproduce.spark";
  private static final String MODULE = ROOT + "..";
  private static final String CLUSTER = ROOT + ".cluster..";

  @ArchTest
  static final ArchRule onlyTheClusterKnowsSpark =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLUSTER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule moduleUsesTheProgramAndSpark =
      classes()
          .that()
          .resideInAPackage(MODULE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.github.mnist8k..",
              "java..",
              "org.apache.spark..",
              "scala..",
              "org.apache.logging.log4j.core.config..",
              "org.slf4j..",
              "com.fasterxml.jackson..",
              "picocli..");

  /** A task's code goes to machines that have no TensorFlow. */
  @ArchTest
  static final ArchRule moduleKnowsNoTensorFlow =
      noClasses()
          .that()
          .resideInAPackage(MODULE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tensorflow..", "..tensorflow..", "..tensorboard..");

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.github.mnist8k.(**)").should().beFreeOfCycles();

  @ArchTest
  static void thePictureOfTheRoomsShowsEachPackage(JavaClasses scanned) throws IOException {
    String picture = Files.readString(Path.of("..", "docs", "rooms.svg"));
    Set<String> packages =
        scanned.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT))
            .map(name -> name.substring("io.github.mnist8k.reproduce.".length()))
            .collect(Collectors.toSet());
    assertEquals(Set.of("spark", "spark.grid", "spark.cluster"), packages);
    packages.forEach(name -> assertTrue(picture.contains(">" + name + "<"), name));
  }
}
