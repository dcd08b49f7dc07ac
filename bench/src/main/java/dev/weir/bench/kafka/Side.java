package dev.weir.bench.kafka;

import dev.weir.bench.kafka.Cost.Costs;
import dev.weir.bench.nexmark.AnswerRows;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An engine that does the work. Failures are {@link dev.weir.error.WeirException}s. */
interface Side {
  /** The work, its rows written to a topic if it writes any: to warm up, then timed. */
  Costs measure(Work work, @Nullable BenchTopic into) throws IOException, InterruptedException;

  /** The rows of the query over the sample. */
  AnswerRows answer(Work work) throws IOException, InterruptedException;
}
