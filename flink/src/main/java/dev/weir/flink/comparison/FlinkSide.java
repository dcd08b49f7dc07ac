package dev.weir.flink.comparison;

import dev.weir.backend.Answer;
import dev.weir.backend.StatementRunner;
import dev.weir.error.WeirException;

/**
 * Flink's session. It runs in streaming mode; a query that is only sorted at the end of its input
 * can run in batch mode alone, and does.
 */
final class FlinkSide {
  private static final String NEEDS_BATCH = "Sort on a non-time-attribute field is not supported";
  private static final String MODE = "SET 'execution.runtime-mode' = '%s'";

  private final StatementRunner session;

  FlinkSide(StatementRunner session) {
    this.session = session;
  }

  Answer run(String statement, StatementShape shape) throws InterruptedException {
    try {
      return session.run(statement);
    } catch (WeirException e) {
      if (shape.orderKeys().isEmpty() || !e.text().contains(NEEDS_BATCH)) {
        throw e;
      }
    }
    session.run(MODE.replace("%s", "batch"));
    try {
      return session.run(statement);
    } finally {
      session.run(MODE.replace("%s", "streaming"));
    }
  }
}
