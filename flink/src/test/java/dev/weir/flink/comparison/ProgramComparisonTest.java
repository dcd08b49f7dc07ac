package dev.weir.flink.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.backend.Answer;
import dev.weir.backend.Comparison;
import dev.weir.backend.ComparisonListener;
import dev.weir.backend.Program;
import dev.weir.backend.StatementRunner;
import dev.weir.backend.Verdict;
import dev.weir.batch.RowKind;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramComparisonTest {
  @TempDir private Path folder;

  private final Scripted weir = new Scripted();
  private final Scripted flink = new Scripted();

  @Test
  void changesThatLeaveTheSameRowsBehindAreEqual() throws InterruptedException {
    weir.answer = answer("INT", row("1"), row("2"));
    flink.answer = answer("INT NOT NULL", row("2"), row("7"), gone("7"), row("1"));
    assertThat(verdict("SELECT a FROM t")).isEqualTo(new Verdict.Equal(2, ""));
  }

  @Test
  void aRowTooManyIsADifference() throws InterruptedException {
    weir.answer = answer("INT", row("1"), row("1"), row((String) null));
    flink.answer = answer("INT", row("1"), row("NULL"));
    assertThat(verdict("SELECT a FROM t"))
        .isEqualTo(new Verdict.Different(List.of(), List.of("1", "NULL"), List.of("NULL"), 1));
  }

  @Test
  void typesAreCompared() throws InterruptedException {
    weir.answer = answer("INT", row("1"));
    flink.answer = answer("BIGINT", row("1"));
    assertThat(verdict("SELECT a FROM t"))
        .isEqualTo(
            new Verdict.Different(
                List.of("column 1: \"a\" INT in Weir, \"a\" BIGINT in Flink"),
                List.of(),
                List.of(),
                1));
  }

  @Test
  void theOrderThatWasAskedForIsCompared() throws InterruptedException {
    weir.answer = answer("INT", row("1"), row("2"));
    flink.answer = answer("INT", row("2"), row("1"));
    assertThat(verdict("SELECT a FROM t")).isEqualTo(new Verdict.Equal(2, ""));
    assertThat(verdict("SELECT a FROM t ORDER BY a"))
        .isEqualTo(new Verdict.Different(List.of(), List.of(), List.of(), 2));
    assertThat(verdict("SELECT a FROM t ORDER BY a LIMIT 2"))
        .isEqualTo(new Verdict.Equal(2, "order not compared"));
  }

  @Test
  void valuesOfChanceAreNotCompared() throws InterruptedException {
    weir.answer = answer("STRING", row("x"));
    flink.answer = answer("STRING", row("y"));
    assertThat(verdict("SELECT UUID() AS a"))
        .isEqualTo(new Verdict.Equal(1, "values not compared: UUID"));
  }

  @Test
  void refusalsAreCompared() throws InterruptedException {
    weir.error = "no";
    assertThat(verdict("SELECT a FROM t")).isEqualTo(new Verdict.OnlyHereRefuses("no"));
    flink.error = "nein";
    assertThat(verdict("SELECT a FROM t")).isEqualTo(new Verdict.BothRefuse("no", "nein"));
    weir.error = null;
    assertThat(verdict("SELECT a FROM t")).isEqualTo(new Verdict.OnlyThereRefuses("nein"));
  }

  @Test
  void whatOnlyWeirHasIsNamedAndNotCompared() throws InterruptedException {
    List<Verdict> verdicts =
        verdicts(
            "CREATE MATERIALIZED VIEW v AS SELECT 1; CREATE TABLE f (a INT) WITH ('connector' ="
                + " 'faker')");
    assertThat(verdicts)
        .containsExactly(
            new Verdict.NotCompared("Flink has no materialized views"),
            new Verdict.NotCompared("this Flink has no connector \"faker\""));
    assertThat(flink.statements).isEmpty();
    assertThat(weir.statements).hasSize(2);
  }

  @Test
  void eachSideWritesIntoAFolderOfItsOwn() throws InterruptedException, IOException {
    weir.writes = "1\n2\n";
    flink.writes = "2\n3\n";
    List<Verdict> verdicts =
        verdicts(
            "CREATE TABLE s (a INT) WITH ('connector' = 'filesystem', 'path' = 'out', 'format' ="
                + " 'csv'); INSERT INTO s SELECT 1");
    assertThat(verdicts.getLast())
        .isEqualTo(new Verdict.Different(List.of(), List.of("1"), List.of("3"), 1));
    assertThat(weir.statements.getFirst()).contains("'" + folder.resolve("weir/s") + "'");
    assertThat(flink.statements.getFirst()).contains("'" + folder.resolve("flink/s") + "'");
  }

  @Test
  void relativePathsOfInputsBecomeAbsolute() throws InterruptedException {
    verdicts("CREATE TABLE i (a INT) WITH ('connector' = 'filesystem', 'path' = 'in.csv')");
    assertThat(flink.statements.getFirst()).contains("'" + folder.resolve("in.csv") + "'");
  }

  private Verdict verdict(String statement) throws InterruptedException {
    return verdicts(statement).getFirst();
  }

  private List<Verdict> verdicts(String program) throws InterruptedException {
    List<Verdict> verdicts = new ArrayList<>();
    ComparisonListener listener =
        new ComparisonListener() {
          @Override
          public void comparing(int line, String statement) {}

          @Override
          public void compared(Comparison comparison) {
            verdicts.add(comparison.verdict());
          }
        };
    new ProgramComparison(new Program(program, folder, folder), weir, flink, listener).run();
    return verdicts;
  }

  private static Answer answer(String type, Answer.Row... rows) {
    return new Answer(List.of(new Answer.Column("a", type)), List.of(rows));
  }

  private static Answer.Row row(String cell) {
    return new Answer.Row(RowKind.INSERT, Arrays.asList(cell));
  }

  private static Answer.Row gone(String cell) {
    return new Answer.Row(RowKind.DELETE, Arrays.asList(cell));
  }

  /** A side that gives one answer to everything, and writes one text into the path it is given. */
  private static final class Scripted implements StatementRunner {
    private final List<String> statements = new ArrayList<>();
    private Answer answer = Answer.NONE;
    private String error;
    private String writes;
    private Path path;

    @Override
    public Answer run(String statement) {
      statements.add(statement);
      if (error != null) {
        throw new WeirException(ErrorCode.INVALID_STATEMENT, error);
      }
      String option = StatementShape.of(statement).option("path");
      path = option == null ? path : Path.of(option);
      if (writes != null && statement.startsWith("INSERT")) {
        write();
      }
      return answer;
    }

    private void write() {
      try {
        Files.createDirectories(path);
        Files.writeString(path.resolve("part-0"), writes);
        Files.writeString(path.resolve(".hidden"), "9\n");
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {}
  }
}
