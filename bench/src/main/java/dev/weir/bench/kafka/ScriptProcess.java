package dev.weir.bench.kafka;

import dev.weir.bench.nexmark.ScriptRuns;
import dev.weir.sql.SqlCompiler;
import dev.weir.sql.script.StatementText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A process of its own for Weir: {@code ScriptProcess SCRIPT PARALLELISM} and either {@code answer
 * FILE} or {@code measure BROKER WARMUPS RUNS MILLIS}. BROKER is the id of its process; MILLIS are
 * between snapshots, 0 if there are none.
 */
final class ScriptProcess {
  private ScriptProcess() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(args[0]);
    List<String> statements =
        SqlCompiler.split(Files.readString(file)).stream().map(StatementText::text).toList();
    ScriptRuns script = new ScriptRuns("bench", statements, Integer.parseInt(args[1]));
    if (args[2].equals("answer")) {
      script.answer().write(Path.of(args[3]));
      return;
    }
    Duration snapshots = Duration.ofMillis(Long.parseLong(args[6]));
    new TimedProcess(Long.parseLong(args[3]), Integer.parseInt(args[4]), Integer.parseInt(args[5]))
        .measure(
            () -> snapshots.isZero() ? script.measure() : script.measure(snapshots), System.out);
  }
}
