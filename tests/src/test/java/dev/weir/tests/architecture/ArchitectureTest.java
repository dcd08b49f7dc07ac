package dev.weir.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between modules, and what may be called where. */
class ArchitectureTest {

  /** Fewer classes than this means that the import went wrong, and that the rules check nothing. */
  private static final int MINIMUM_CLASSES = 80;

  private static final String[] MODEL =
      Stream.of(
              "backend",
              "batch",
              "catalog",
              "connector",
              "error",
              "expr",
              "function",
              "job",
              "plan",
              "text",
              "time",
              "type",
              "udf",
              "value")
          .map(name -> "dev.weir." + name + "..")
          .toArray(String[]::new);
  private static final String ENGINE = "dev.weir.engine..";
  private static final String SQL = "dev.weir.sql..";
  private static final String CONNECTORS = "dev.weir.connectors..";
  private static final String FLINK = "dev.weir.flink..";
  private static final String SERVER = "dev.weir.server..";
  private static final String CLI = "dev.weir.cli..";
  private static final String BENCH = "dev.weir.bench..";
  private static final String KAFKA_BENCH = "dev.weir.bench.kafka..";

  private static final JavaClasses WEIR =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.weir");

  @Test
  void the_import_saw_the_classes() {
    assertThat(WEIR).hasSizeGreaterThanOrEqualTo(MINIMUM_CLASSES);
  }

  @Test
  void every_package_belongs_to_a_module() {
    check(
        classes()
            .should()
            .resideInAnyPackage(with(MODEL, ENGINE, SQL, CONNECTORS, FLINK, SERVER, CLI, BENCH))
            .because("a new package of model is listed in this test; other modules have one root"));
  }

  @Test
  void model_uses_no_other_module() {
    check(
        mayNotUse(MODEL, ENGINE, SQL, CONNECTORS, FLINK, SERVER, CLI, BENCH)
            .because("model holds the nouns that all others share"));
  }

  @Test
  void engine_uses_only_model() {
    check(
        mayNotUse(new String[] {ENGINE}, SQL, CONNECTORS, FLINK, SERVER, CLI, BENCH)
            .because("engine and sql meet in dev.weir.plan, connectors are given to the engine"));
  }

  @Test
  void sql_uses_only_model() {
    check(
        mayNotUse(new String[] {SQL}, ENGINE, CONNECTORS, FLINK, SERVER, CLI, BENCH)
            .because("engine and sql meet in dev.weir.plan, so that either can be replaced"));
  }

  @Test
  void connectors_use_only_model() {
    check(
        mayNotUse(new String[] {CONNECTORS}, ENGINE, SQL, FLINK, SERVER, CLI, BENCH)
            .because("a connector is written against dev.weir.connector alone"));
  }

  @Test
  void flink_uses_model_and_sql() {
    check(
        mayNotUse(new String[] {FLINK}, ENGINE, CONNECTORS, SERVER, CLI, BENCH)
            .because("whoever drives Weir's side hands it in as a StatementRunner"));
  }

  @Test
  void server_uses_model_engine_and_sql() {
    check(
        mayNotUse(new String[] {SERVER}, CONNECTORS, FLINK, CLI, BENCH)
            .because("connectors are found by ServiceLoader at run time"));
  }

  @Test
  void cli_finds_connectors_and_flink_at_run_time() {
    check(
        mayNotUse(new String[] {CLI}, CONNECTORS, FLINK, BENCH)
            .because("connectors and backends are found by ServiceLoader at run time"));
  }

  @Test
  void bench_stays_below_the_server() {
    check(
        mayNotUse(new String[] {BENCH}, SERVER, CLI)
            .because("benchmarks measure the engine beside Flink, not what serves it"));
  }

  @Test
  void only_sql_uses_calcite_and_flinks_parser() {
    check(
        onlyIn(
                SQL,
                "org.apache.calcite..",
                "org.apache.flink.sql..",
                "org.apache.flink.table.calcite..",
                "org.codehaus.janino..")
            .because("plans and expressions of dev.weir.plan are the way out of sql"));
  }

  @Test
  void only_flink_uses_the_interfaces_of_flinks_functions() {
    check(
        onlyIn(
                FLINK,
                "org.apache.flink.api..",
                "org.apache.flink.metrics..",
                "org.apache.flink.table.annotation..",
                "org.apache.flink.table.api..",
                "org.apache.flink.table.catalog..",
                "org.apache.flink.table.data..",
                "org.apache.flink.table.functions..",
                "org.apache.flink.table.types..",
                "org.apache.flink.types..",
                "org.apache.flink.util..")
            .because("users' functions are met through dev.weir.udf"));
  }

  @Test
  void only_server_uses_javalin() {
    check(
        onlyIn(SERVER, "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
            .because("HTTP belongs to server"));
  }

  @Test
  void only_connectors_use_client_libraries() {
    check(
        onlyIn(CONNECTORS, "net.datafaker..", "org.postgresql..")
            .because("client libraries come and go behind dev.weir.connector"));
  }

  @Test
  void only_connectors_and_their_benchmark_use_kafka() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(CONNECTORS, KAFKA_BENCH)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..")
            .because("plain clients bound what the connector can do, and nobody else needs them"));
    check(onlyIn(KAFKA_BENCH, "kafka..").because("a broker is nothing that Weir starts"));
  }

  @Test
  void only_cli_uses_the_command_line_libraries() {
    check(
        onlyIn(CLI, "picocli..", "org.jline..")
            .because("only the command reads arguments and the terminal"));
  }

  @Test
  void model_and_engine_use_the_jdk_only() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(with(MODEL, ENGINE))
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "jdk..", "org.jspecify..", "dev.weir..")
            .because("whoever embeds the engine gets no other library with it"));
  }

  @Test
  void packages_have_no_cycles() {
    check(
        slices()
            .matching("dev.weir.(**)")
            .should()
            .beFreeOfCycles()
            .because("packages that need each other are one package"));
  }

  @Test
  void time_chance_and_defaults_come_in_by_constructor() {
    check(
        classes()
            .that()
            .resideInAnyPackage(with(MODEL, ENGINE, SQL))
            .should(BannedCalls.areAbsent())
            .because("a run is repeated from its inputs, on every machine alike"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(WEIR);
  }

  private static ClassesShouldConjunction mayNotUse(String[] from, String... to) {
    return noClasses()
        .that()
        .resideInAnyPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to);
  }

  private static ClassesShouldConjunction onlyIn(String home, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  private static String[] with(String[] packages, String... more) {
    return Stream.concat(Stream.of(packages), List.of(more).stream()).toArray(String[]::new);
  }
}
