package io.github.mnist8k.reproduce;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;

/** Which module may use what, over the compiled classes of all modules. */
@AnalyzeClasses(packages = "io.github.mnist8k", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String DATA = "io.github.mnist8k.data..";
  private static final String DATA_FILES = "io.github.mnist8k.data.files..";
  private static final String MODELS = "io.github.mnist8k.models..";
  private static final String TRAINING = "io.github.mnist8k.training..";
  private static final String TRAINING_LOG = "io.github.mnist8k.training.log..";
  private static final String RECIPE = "io.github.mnist8k.training.recipe..";
  private static final String EXPERIMENT = "io.github.mnist8k.training.experiment..";
  private static final String VECTOR_ENGINE = "io.github.mnist8k.vector..";
  private static final String DIGITS = "io.github.mnist8k.digits..";
  private static final String REPORTS = "io.github.mnist8k.reports..";
  private static final String REPRODUCE = "io.github.mnist8k.reproduce..";

  private static final String TENSORBOARD = "io.github.mnist8k.reproduce.tensorboard..";

  private static final String JDK = "java..";
  private static final String TENSORFLOW = "org.tensorflow..";
  private static final String TENSORFLOW_MESSAGES = "org.tensorflow.proto..";
  private static final String PROTOBUF =
      "com.google.protobuf.."; // TensorFlow's settings are messages
  private static final String JAVACPP = "org.bytedeco.javacpp.."; // TensorFlow's bindings
  private static final String JNA = "com.sun.jna.."; // TensorFlow's settings in the C environment
  private static final String COMMONS_STATISTICS = "org.apache.commons.statistics..";
  private static final String XML_PARSER = "javax.xml.parsers..";
  private static final String XML = "org.w3c.dom..";
  private static final String JFREE = "org.jfree.."; // charts
  private static final String BATIK = "org.apache.batik.."; // SVG to draw them on
  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final String COMMONS_CSV = "org.apache.commons.csv..";
  private static final String VECTORS = "jdk.incubator.vector..";

  private static final int MOST_TYPES = 18;

  /**
   * Fewer classes than these mean that a module was not scanned; they are well below what there is.
   */
  private static final Map<String, Integer> FEWEST_CLASSES =
      Map.of(
          "data",
          20,
          "models",
          20,
          "training",
          20,
          "vector",
          20,
          "digits",
          20,
          "reports",
          15,
          "reproduce",
          20);

  @ArchTest
  static final ArchRule dataUsesTheJdkAndALogFacade = only(DATA, DIGITS, JDK, "org.slf4j..");

  @ArchTest
  static final ArchRule modelsKnowNothingOfTraining =
      only(MODELS, DATA, DIGITS, JDK, TENSORFLOW, PROTOBUF, JAVACPP, JNA, JACKSON);

  @ArchTest
  static final ArchRule trainingKnowsNothingOfReportsAndTerminal =
      only(TRAINING, MODELS, DATA, JDK, TENSORFLOW, JACKSON, COMMONS_CSV);

  @ArchTest
  static final ArchRule vectorEngineIsPureJava =
      only(VECTOR_ENGINE, TRAINING, MODELS, DATA, JDK, VECTORS);

  /** TensorFlow's engine beside it is none of its business. */
  @ArchTest
  static final ArchRule vectorEngineKnowsNoOtherEngine =
      noClasses()
          .that()
          .resideInAPackage(VECTOR_ENGINE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..tensorflow..");

  @ArchTest
  static final ArchRule digitsUseTheJdkAlone = only(DIGITS, JDK, "javax.imageio..", VECTORS);

  /** Their classes are loaded only where a JVM has the module. */
  @ArchTest
  static final ArchRule vectorInstructionsStayInTheVectorKernel =
      noClasses()
          .that()
          .resideInAPackage(DIGITS)
          .and()
          .haveSimpleNameNotStartingWith("Vector")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(VECTORS);

  @ArchTest
  static final ArchRule reportsReadLogsWithoutTensorFlow =
      only(
          REPORTS,
          TRAINING_LOG,
          DATA_FILES,
          JDK,
          XML,
          XML_PARSER,
          "javax.imageio..",
          JACKSON,
          COMMONS_CSV,
          COMMONS_STATISTICS,
          JFREE,
          BATIK);

  @ArchTest
  static final ArchRule logsKnowNothingOfNetsAndTensorFlow =
      only(TRAINING_LOG, DATA, JDK, JACKSON, COMMONS_CSV);

  @ArchTest
  static final ArchRule onlyTheProgramTalksToTheTerminal =
      noClasses()
          .that()
          .resideOutsideOfPackage(REPRODUCE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "me.tongfei.progressbar..", "org.jline..");

  @ArchTest
  static final ArchRule tensorFlowStaysInPackagesOfItsName =
      noClasses()
          .that()
          .resideOutsideOfPackages("..tensorflow..", TENSORBOARD)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TENSORFLOW);

  @ArchTest
  static final ArchRule protobufStaysInPackagesOfItsMessages =
      noClasses()
          .that()
          .resideOutsideOfPackages("..tensorflow..", "..tensorboard..", "..onnx..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PROTOBUF, "ai.onnx..");

  /** Event files are written for every engine, so they must not need TensorFlow's native code. */
  @ArchTest
  static final ArchRule eventFilesNeedMessagesAlone =
      noClasses()
          .that()
          .resideInAPackage(TENSORBOARD)
          .should()
          .dependOnClassesThat(
              resideInAPackage(TENSORFLOW).and(not(resideInAPackage(TENSORFLOW_MESSAGES))));

  @ArchTest
  static final ArchRule theLoopKnowsNeitherEnginesNorFiles =
      noClasses()
          .that()
          .resideInAnyPackage("io.github.mnist8k.training", RECIPE, EXPERIMENT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..tensorflow..", "io.github.mnist8k.training.files..");

  /** A file's content is data: no class is made by its name, no document fetches another. */
  @ArchTest
  static final ArchRule nothingThatIsReadCanRunCode =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.beans..",
              "java.rmi..",
              "javax.naming..",
              "javax.script..",
              "javax.xml.stream..",
              "javax.xml.transform..",
              "org.xml.sax..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInputStream.class)
          .orShould()
          .callMethodWhere(
              describe(
                  "a document is parsed",
                  call ->
                      call.getTargetOwner().isAssignableTo(DocumentBuilder.class)
                          && call.getName().equals("parse")));

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.github.mnist8k.(**)").should().beFreeOfCycles();

  /** A package is a room, not a heap. */
  @ArchTest
  static void noPackageHoldsMoreThanEighteenTypes(JavaClasses scanned) {
    Map<String, Long> types =
        scanned.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertTrue(types.size() > 20, "expected the packages of all modules, found " + types.keySet());
    types.forEach(
        (name, count) -> assertTrue(count <= MOST_TYPES, name + " holds " + count + " types"));
  }

  @ArchTest
  static void thePictureOfTheRoomsShowsEachPackage(JavaClasses scanned) throws IOException {
    String picture = Files.readString(Path.of("..", "docs", "rooms.svg"));
    scanned.stream()
        .map(JavaClass::getPackageName)
        .distinct()
        .map(name -> name.replaceFirst("^io\\.github\\.mnist8k\\.(\\w+\\.)?(?=.)", ""))
        .filter(name -> !name.equals("reproduce"))
        .forEach(name -> assertTrue(picture.contains(">" + name + "<"), name));
  }

  @ArchTest
  static void scanFoundEveryModule(JavaClasses scanned) {
    FEWEST_CLASSES.forEach(
        (module, fewest) -> {
          String prefix = "io.github.mnist8k." + module + ".";
          long found = scanned.stream().filter(c -> c.getName().startsWith(prefix)).count();
          assertTrue(found >= fewest, module + ": expected " + fewest + " classes, found " + found);
        });
  }

  /**
   * The classes of the module use only its own packages, which come first, and the allowed ones.
   */
  private static ArchRule only(String module, String... allowed) {
    return classes()
        .that()
        .resideInAPackage(module)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(Stream.of(module), Stream.of(allowed)).toArray(String[]::new));
  }
}
