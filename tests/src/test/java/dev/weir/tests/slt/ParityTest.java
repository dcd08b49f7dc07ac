package dev.weir.tests.slt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.backend.Program;
import dev.weir.backend.RemoteCluster;
import dev.weir.backend.RemoteCluster.RemoteJob;
import dev.weir.backend.RemoteCluster.SubmittedJob;
import dev.weir.backend.StatementRunner;
import dev.weir.error.WeirException;
import dev.weir.server.session.ScriptVariables;
import dev.weir.tests.slt.FlinkRun.Difference;
import dev.weir.tests.slt.FlinkRun.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * SQL files and whole programs on Flink: the answers have to be Weir's. Runs as many as fit into
 * {@code -Dparity.seconds}, of each group some; 0 runs all. {@code -Dslt=PART} runs the files whose
 * path contains PART; {@code -Dparity.report=FILE} also writes the differences into a file.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParityTest {
  private static final Path PROGRAMS = Path.of("src", "test", "resources", "parity");
  private static final String WANTED = System.getProperty("slt", "");
  private static final long SECONDS = Long.getLong("parity.seconds", 60);

  private final long start = System.nanoTime();
  private final FlinkTestCluster flink = new FlinkTestCluster();

  @TempDir private Path temporary;

  @AfterAll
  void stop() throws InterruptedException {
    flink.stop();
  }

  @TestFactory
  Stream<DynamicTest> filesGiveTheSameOnFlink() throws IOException {
    return byTurns(SltTest.files()).stream().map(path -> test(path, () -> checkFile(path)));
  }

  @TestFactory
  Stream<DynamicTest> programsGiveTheSameOnFlink() throws IOException {
    try (Stream<Path> all = Files.walk(PROGRAMS)) {
      List<Path> programs = all.filter(path -> path.toString().endsWith(".sql")).sorted().toList();
      return byTurns(programs).stream().map(path -> test(path, () -> checkProgram(path)));
    }
  }

  @Test
  void aClusterIsAskedBeforeItGetsAProgram() throws IOException, InterruptedException {
    flink.open().close();
    RemoteCluster cluster = flink.cluster();
    String tables =
        """
        CREATE TABLE endless (a INT) WITH ('connector' = 'datagen', 'rows-per-second' = '1');
        CREATE TABLE nowhere (a INT) WITH ('connector' = 'blackhole');
        """;
    List<WeirException> obstacles =
        cluster.obstacles(
            tables
                + """
                CREATE TABLE people (a INT) WITH ('connector' = 'faker');
                CREATE MATERIALIZED VIEW v AS SELECT a FROM endless;
                INSERT INTO nowhere SELECT a FROM people;
                INSERT INTO nowhere SELECT nosuch(a) FROM endless;
                """);
    assertThat(obstacles)
        .extracting(WeirException::text)
        .containsExactly(
            "this cluster has no connector or format \"faker\"",
            "CREATE MATERIALIZED VIEW is Weir's own",
            "Flink refuses: No match found for function signature nosuch(<NUMERIC>)");
    assertThat(obstacles).extracting(e -> e.position().line()).containsExactly(3, 4, 6);

    String program = tables + "INSERT INTO nowhere SELECT a + 1 FROM endless";
    assertThat(cluster.obstacles(program)).isEmpty();
    List<SubmittedJob> jobs = cluster.submit(program);
    assertThat(jobs).hasSize(1);
    String job = jobs.getFirst().id();
    assertThat(cluster.jobs()).extracting(RemoteJob::id).contains(job);
    cluster.cancel(job);
  }

  @Test
  void insertsThatFlinkCannotRunAreNamed() throws IOException, InterruptedException {
    flink.open().close();
    RemoteCluster cluster = flink.cluster();
    String tables =
        """
        CREATE TABLE days (id INT, d STRING) PARTITIONED BY (d)
          WITH ('connector' = 'filesystem', 'format' = 'json', 'path' = '%s');
        CREATE TABLE plain (id INT, d STRING) WITH ('connector' = 'blackhole');
        """
            .formatted(temporary.resolve("days"));
    String overwrite = "INSERT OVERWRITE days PARTITION (d = 'x') VALUES (1);\n";
    List<WeirException> obstacles =
        cluster.obstacles(
            tables
                + overwrite
                + """
                INSERT OVERWRITE plain VALUES (1, 'x');
                INSERT INTO plain PARTITION (d = 'x') VALUES (1);
                EXECUTE STATEMENT SET BEGIN
                  INSERT OVERWRITE days VALUES (1, 'x');
                END;
                """);
    assertThat(obstacles)
        .extracting(WeirException::text)
        .containsExactly(
            "Flink runs INSERT OVERWRITE in batch mode only",
            "the connector of table \"plain\" can't overwrite on Flink",
            "column \"d\" of PARTITION is no partition column of table \"plain\"",
            "Flink runs INSERT OVERWRITE in batch mode only");
    assertThat(obstacles).extracting(e -> e.position().line()).containsExactly(4, 5, 6, 8);
    assertThat(obstacles).extracting(e -> e.position().column()).containsExactly(8, 8, 19, 10);
    String batch = "SET 'execution.runtime-mode' = 'batch';\n";
    assertThat(cluster.obstacles(tables + batch + overwrite)).isEmpty();
  }

  @Test
  void aProgramTakesItsFunctionsAlong() throws IOException, InterruptedException {
    flink.open().close();
    RemoteCluster cluster = flink.cluster();
    Path jar =
        FunctionJar.build(
            temporary,
            List.of(
                "package org.example; public class Doubled"
                    + " extends org.apache.flink.table.functions.ScalarFunction {"
                    + " public Integer eval(Integer n) { return 2 * n; } }"));
    String program =
        """
        CREATE FUNCTION doubled AS 'org.example.Doubled' USING JAR '%s';
        CREATE TABLE three (n INT) WITH ('connector' = 'datagen', 'number-of-rows' = '3',
          'fields.n.kind' = 'sequence', 'fields.n.start' = '1', 'fields.n.end' = '3');
        CREATE TABLE results (n INT)
          WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '%s');
        INSERT INTO results SELECT doubled(n) FROM three;
        """
            .formatted(jar, temporary.resolve("results"));
    String wrong = program.replace("org.example.Doubled", "org.example.Missing");
    assertThat(cluster.obstacles(program)).isEmpty();
    assertThat(cluster.obstacles(wrong)).isNotEmpty();
    assertThat(cluster.submit("SET 'table.dml-sync' = 'true';\n" + program)).hasSize(1);
    try (Stream<Path> files = Files.walk(temporary.resolve("results"))) {
      List<String> lines = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
      assertThat(lines).containsExactlyInAnyOrder("2", "4", "6");
    }
  }

  private interface Check {
    void run() throws IOException, InterruptedException;
  }

  private DynamicTest test(Path path, Check check) {
    return DynamicTest.dynamicTest(
        path.toString(),
        () -> {
          long seconds = (System.nanoTime() - start) / 1_000_000_000;
          assumeTrue(SECONDS == 0 || seconds < SECONDS, "the time for comparisons is over");
          check.run();
        });
  }

  /** The files of all folders by turns, so that the first ones are of every kind. */
  private static List<Path> byTurns(List<Path> paths) {
    Map<Path, List<Path>> folders =
        paths.stream()
            .filter(path -> path.toString().contains(WANTED))
            .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.toList()));
    List<Path> mixed = new ArrayList<>();
    for (int i = 0; mixed.size() < folders.values().stream().mapToInt(List::size).sum(); i++) {
      for (List<Path> folder : folders.values()) {
        if (i < folder.size()) {
          mixed.add(folder.get(i));
        }
      }
    }
    return mixed;
  }

  private void checkFile(Path path) throws IOException, InterruptedException {
    SltFile file = SltParser.parse(path);
    assumeTrue(file.flink(), "marked as not for Flink");
    String name = String.valueOf(path.getFileName());
    try (StatementRunner there = flink.open();
        StatementRunner here = FlinkTestCluster.weir()) {
      Side ours = new Side(here, Files.createDirectories(temporary.resolve("weir").resolve(name)));
      Side theirs =
          new Side(there, Files.createDirectories(temporary.resolve("flink").resolve(name)));
      List<Difference> differences = new FlinkRun(file, flink.backend(), ours, theirs).run();
      report(differences);
      assertThat(differences).isEmpty();
    }
  }

  private void checkProgram(Path path) throws IOException, InterruptedException {
    Path folder = path.toAbsolutePath().getParent();
    String text =
        new ScriptVariables(Map.of("here", folder.toString())).apply(Files.readString(path));
    try (StatementRunner there = flink.open();
        StatementRunner here = FlinkTestCluster.weir()) {
      Program program = new Program(text, folder, temporary.resolve(path.getFileName()));
      ProgramDifferences differences = new ProgramDifferences(path);
      flink.backend().compare(program, here, there, differences);
      report(differences.found());
      assertThat(differences.found()).isEmpty();
      assertThat(differences.compared()).as("statements with rows in " + path).isPositive();
    }
  }

  private static void report(List<Difference> differences) throws IOException {
    String report = System.getProperty("parity.report");
    if (report != null) {
      Files.write(
          Path.of(report),
          differences.stream().map(Difference::toString).toList(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
