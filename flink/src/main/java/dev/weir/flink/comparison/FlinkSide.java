package dev.weir.flink.comparison;

import dev.weir.backend.Answer;
import dev.weir.backend.StatementRunner;
import dev.weir.error.WeirException;

/**
 * Flink's session in streaming mode. A query that is only sorted at the end of its input can run in
 * batch mode alone, and does.
 */
public final class FlinkSide implements StatementRunner {
  private static final String NEEDS_BATCH = "Sort on a non-time-attribute field is not supported";
  private static final String BATCH = "SET 'execution.runtime-mode' = 'batch'";
  private static final String STREAMING = "SET 'execution.runtime-mode' = 'streaming'";

  private final StatementRunner session;

  public FlinkSide(StatementRunner session) {
    this.session = session;
  }

  @Override
  public Answer run(String statement) throws InterruptedException {
    try {
      return session.run(statement);
    } catch (WeirException e) {
      StatementShape shape = StatementShape.of(statement);
      if (shape.kind() != StatementShape.Kind.QUERY || shape.orderKeys().isEmpty()) {
        throw e;
      }
      return inBatchMode(statement, e);
    }
  }

  @Override
  public void close() {
    session.close();
  }

  private Answer inBatchMode(String statement, WeirException inStreamingMode)
      throws InterruptedException {
    session.run(BATCH);
    try {
      return session.run(statement);
    } catch (WeirException e) {
      // What is wrong in batch mode too is told as streaming mode has it.
      throw inStreamingMode.text().contains(NEEDS_BATCH) ? e : inStreamingMode;
    } finally {
      session.run(STREAMING);
    }
  }
}
