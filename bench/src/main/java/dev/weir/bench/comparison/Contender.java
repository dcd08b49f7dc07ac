package dev.weir.bench.comparison;

import dev.weir.bench.nexmark.AnswerRows;
import dev.weir.bench.nexmark.ProcessReport;
import java.io.IOException;

/** An engine that runs the queries. Failures are {@link dev.weir.error.WeirException}s. */
interface Contender {
  /** What the table calls it. */
  String name();

  /** Whether it has a form of the query at all. */
  boolean runs(String query);

  /** The rows of the query over the first events. */
  AnswerRows answer(String query) throws InterruptedException, IOException;

  /** The part of an answer that does not depend on how this engine breaks ties. */
  default AnswerRows comparable(String query, AnswerRows rows) {
    return rows;
  }

  /** The query over all events, its rows dropped: warm-up runs, then timed ones. */
  ProcessReport measure(String query) throws InterruptedException, IOException;

  /** Ends what {@link #answer} has started and {@link #measure} doesn't need. */
  default void answersDone() throws InterruptedException {}
}
