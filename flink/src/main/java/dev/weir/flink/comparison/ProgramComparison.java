package dev.weir.flink.comparison;

import dev.weir.backend.Answer;
import dev.weir.backend.Comparison;
import dev.weir.backend.ComparisonListener;
import dev.weir.backend.Program;
import dev.weir.backend.StatementRunner;
import dev.weir.backend.Verdict;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.flink.comparison.StatementShape.Kind;
import dev.weir.sql.SqlCompiler;
import dev.weir.sql.script.StatementText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs a program on both sides, statement by statement. */
public final class ProgramComparison {
  /** Connectors that come with Flink's own jars. */
  private static final Set<String> CONNECTORS =
      Set.of("filesystem", "datagen", "print", "blackhole");

  private final StatementRunner here;
  private final StatementRunner there;
  private final ComparisonListener listener;
  private final List<StatementText> statements;
  private final SinkFolders folders;
  private final Set<String> onlyInWeir = new HashSet<>();
  private final Set<String> fileTables = new HashSet<>();

  public ProgramComparison(
      Program program, StatementRunner here, StatementRunner there, ComparisonListener listener) {
    this.here = here;
    this.there = there;
    this.listener = listener;
    this.statements = SqlCompiler.split(program.text());
    this.folders = new SinkFolders(program, statements);
  }

  /** Runs all statements. */
  public void run() throws InterruptedException {
    for (StatementText statement : statements) {
      listener.comparing(statement.line(), statement.text());
      Pair pair = new Pair(statement.text());
      Verdict verdict = pair.verdict();
      listener.compared(
          new Comparison(
              statement.line(), statement.text(), verdict, pair.timeHere, pair.timeThere));
    }
  }

  /** One statement on both sides. */
  private final class Pair {
    private final String text;
    private final StatementShape shape;
    private Duration timeHere = Duration.ZERO;
    private Duration timeThere = Duration.ZERO;
    private Answer answerHere = Answer.NONE;
    private Answer answerThere = Answer.NONE;
    private @Nullable WeirException errorHere;
    private @Nullable WeirException errorThere;

    Pair(String text) {
      this.text = text;
      this.shape = StatementShape.of(text);
    }

    Verdict verdict() throws InterruptedException {
      if (shape.kind() == Kind.EXPLAIN) {
        return new Verdict.NotCompared("plans are each engine's own");
      }
      String lacking = lackingInFlink();
      if (lacking != null) {
        runHere(text);
        onlyInWeir.add(shape.createdName());
        return errorHere == null
            ? new Verdict.NotCompared(lacking)
            : new Verdict.NotCompared(lacking + "; Weir: " + errorHere.text());
      }
      if (shape.kind() == Kind.INSERT && insertsElsewhere()) {
        return asQuery();
      }
      return onBothSides(text);
    }

    private Verdict onBothSides(String statement) throws InterruptedException {
      runHere(folders.rewrite(statement, Side.WEIR));
      Verdict endless = endless(errorHere);
      if (endless != null) {
        return endless;
      }
      runThere(folders.rewrite(statement, Side.FLINK));
      endless = endless(errorThere);
      if (endless != null) {
        return endless;
      }
      if (errorHere != null || errorThere != null) {
        return refusals();
      }
      return switch (shape.kind()) {
        case QUERY, LISTING -> AnswerComparison.of(answerHere, answerThere, shape).verdict();
        case INSERT, STATEMENT_SET, CREATE_TABLE -> written();
        case MATERIALIZED, EXPLAIN, OTHER -> new Verdict.Done();
      };
    }

    /** What both sides have written, in files. */
    private Verdict written() {
      List<String> ours = new ArrayList<>();
      List<String> theirs = new ArrayList<>();
      List<String> tables = shape.insertedTables();
      for (String table : tables) {
        ours.addAll(folders.lines(table, Side.WEIR));
        theirs.addAll(folders.lines(table, Side.FLINK));
      }
      return tables.isEmpty() ? new Verdict.Done() : AnswerComparison.lines(ours, theirs);
    }

    /** Rows for print, blackhole and the like leave no trace, so the query itself is compared. */
    private Verdict asQuery() throws InterruptedException {
      runHere("EXPLAIN " + text);
      runThere("EXPLAIN " + text);
      String query = shape.insertedQuery();
      if (errorHere != null || errorThere != null || query == null) {
        return refusals();
      }
      runHere(folders.rewrite(query, Side.WEIR));
      Verdict endless = endless(errorHere);
      if (endless != null) {
        return endless;
      }
      runThere(folders.rewrite(query, Side.FLINK));
      return errorHere != null || errorThere != null
          ? refusals()
          : AnswerComparison.of(answerHere, answerThere, StatementShape.of(query)).verdict();
    }

    private boolean insertsElsewhere() {
      return shape.insertedTables().stream().noneMatch(fileTables::contains);
    }

    private Verdict refusals() throws InterruptedException {
      if (errorThere == null && shape.kind() == Kind.CREATE_TABLE) {
        // Flink looks at a table's options when it is first used.
        runThere("EXPLAIN SELECT * FROM `" + shape.createdName() + "`");
      }
      if (errorHere != null && errorThere != null) {
        return new Verdict.BothRefuse(errorHere.text(), errorThere.text());
      }
      if (errorHere != null) {
        return new Verdict.OnlyHereRefuses(errorHere.text());
      }
      String error = errorThere == null ? "" : errorThere.text();
      String missing = onlyInWeir.stream().filter(shape::mentions).findFirst().orElse(null);
      return missing == null
          ? new Verdict.OnlyThereRefuses(error)
          : new Verdict.NotCompared("it uses \"" + missing + "\", which Flink does not have");
    }

    private @Nullable String lackingInFlink() {
      if (shape.kind() == Kind.MATERIALIZED) {
        return "Flink has no materialized views";
      }
      if (shape.kind() != Kind.CREATE_TABLE) {
        return null;
      }
      String connector = shape.option("connector");
      if ("filesystem".equals(connector)) {
        fileTables.add(shape.createdName());
      }
      return connector == null || CONNECTORS.contains(connector)
          ? null
          : "this Flink has no connector \"" + connector + "\"";
    }

    private void runHere(String statement) throws InterruptedException {
      long start = System.nanoTime();
      try {
        answerHere = here.run(statement);
      } catch (WeirException e) {
        errorHere = e;
      }
      timeHere = timeHere.plusNanos(System.nanoTime() - start);
    }

    private void runThere(String statement) throws InterruptedException {
      long start = System.nanoTime();
      try {
        answerThere = there.run(statement);
      } catch (WeirException e) {
        if (e.code() == ErrorCode.IO_FAILED) {
          // Flink itself can't be reached: nothing is known about the statement.
          throw e;
        }
        errorThere = e;
      }
      timeThere = timeThere.plusNanos(System.nanoTime() - start);
    }
  }

  /** What to say of a statement that did not come to an end, or null. */
  private static @Nullable Verdict endless(@Nullable WeirException error) {
    return error != null && error.code() == ErrorCode.LIMIT_EXCEEDED
        ? new Verdict.NotCompared(error.text())
        : null;
  }
}
