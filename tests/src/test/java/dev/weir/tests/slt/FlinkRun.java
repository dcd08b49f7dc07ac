package dev.weir.tests.slt;

import dev.weir.backend.Answer;
import dev.weir.backend.Backend;
import dev.weir.backend.StatementRunner;
import dev.weir.backend.Verdict;
import dev.weir.error.WeirException;
import dev.weir.sql.SqlCompiler;
import dev.weir.sql.script.StatementText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file on Flink and on Weir, record by record. Each side has a directory of its own with the
 * file's data. What the rows have to be is the matter of {@link SltTest}; here they have to be the
 * same.
 */
final class FlinkRun {
  private final SltFile file;
  private final Backend backend;
  private final Side here;
  private final Side there;
  private final List<Difference> differences = new ArrayList<>();

  /** A record on which the sides differ. */
  record Difference(Path path, int line, String sql, String what) {
    @Override
    public String toString() {
      return path + ":" + line + "\n" + sql.indent(4) + what.indent(2);
    }
  }

  /** A side, and what stands for {@code ${dir}} there. */
  record Side(StatementRunner runner, Path directory) {
    String substitute(String sql) {
      return sql.replace("${dir}", directory.toString());
    }
  }

  FlinkRun(SltFile file, Backend backend, Side here, Side there) {
    this.file = file;
    this.backend = backend;
    this.here = here;
    this.there = there;
  }

  /** Runs all records but those that are marked as not for Flink. */
  List<Difference> run() throws IOException, InterruptedException {
    if (file.settings().equals(List.of(SltSetting.STEPS))) {
      here.runner().run("SET 'weir.batch-size' = '1'");
    }
    for (SltRecord record : file.records()) {
      boolean compared = file.flink(record);
      switch (record) {
        case SltRecord.Data data -> {
          SltData.write(here.directory(), data);
          SltData.write(there.directory(), data);
        }
        case SltRecord.Ok(String sql, int line) -> statements(line, sql, compared);
        case SltRecord.Failure(String sql, var expected, int line) ->
            statements(line, sql, compared);
        case SltRecord.Query(String sql, var order, var expected, int line) ->
            statement(line, sql, compared);
      }
    }
    return differences;
  }

  private void statements(int line, String sql, boolean compared) throws InterruptedException {
    for (StatementText text : SqlCompiler.split(sql)) {
      statement(line, text.text(), compared);
    }
  }

  private void statement(int line, String sql, boolean compared) throws InterruptedException {
    Outcome ours = Outcome.of(here, sql);
    if (!compared) {
      return;
    }
    Outcome theirs = Outcome.of(there, sql);
    if (ours.error() != null && theirs.error() == null) {
      // Flink looks at a table's options when it is first used.
      theirs = theirs.firstUse(there, sql);
    }
    String what = difference(sql, ours, theirs);
    if (what != null) {
      differences.add(new Difference(file.path(), line, sql, what));
    }
  }

  private @Nullable String difference(String sql, Outcome ours, Outcome theirs) {
    if (ours.error() != null && theirs.error() != null) {
      return null;
    }
    if (ours.error() != null) {
      return "only Weir refuses: " + ours.error();
    }
    if (theirs.error() != null) {
      return "only Flink refuses: " + theirs.error();
    }
    boolean rows = sql.stripLeading().matches("(?is)(SELECT|WITH|VALUES|SHOW|DESC|\\().*");
    return rows ? text(backend.judge(sql, ours.answer(), theirs.answer())) : null;
  }

  private static @Nullable String text(Verdict verdict) {
    if (!(verdict instanceof Verdict.Different(var columns, var onlyHere, var onlyThere, long n))) {
      return null;
    }
    List<String> lines = new ArrayList<>(columns);
    onlyHere.stream().limit(5).forEach(row -> lines.add("only Weir:  " + row));
    onlyThere.stream().limit(5).forEach(row -> lines.add("only Flink: " + row));
    if (lines.isEmpty()) {
      lines.add("the same rows in another order");
    }
    return String.join("\n", lines);
  }

  /** An answer or an error. */
  private record Outcome(Answer answer, @Nullable String error) {
    static Outcome of(Side side, String sql) throws InterruptedException {
      try {
        return new Outcome(side.runner().run(side.substitute(sql)), null);
      } catch (WeirException e) {
        return new Outcome(Answer.NONE, e.text().lines().findFirst().orElse(""));
      }
    }

    Outcome firstUse(Side side, String sql) throws InterruptedException {
      String[] words = sql.strip().split("[\\s(]+");
      boolean table = words.length > 2 && words[0].equalsIgnoreCase("CREATE");
      for (int i = 1; table && i + 1 < words.length; i++) {
        if (words[i].equalsIgnoreCase("TABLE")) {
          Outcome read = of(side, "EXPLAIN SELECT * FROM " + words[i + 1]);
          Outcome written =
              of(side, "EXPLAIN INSERT INTO " + words[i + 1] + " SELECT * FROM " + words[i + 1]);
          return read.error() != null ? read : written;
        }
      }
      return this;
    }
  }
}
