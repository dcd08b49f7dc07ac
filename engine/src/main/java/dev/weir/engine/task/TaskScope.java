package dev.weir.engine.task;

import dev.weir.batch.Batch;
import dev.weir.connector.SourceContext;
import dev.weir.engine.operator.OpenSplits;
import dev.weir.engine.operator.TaskContext;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.text.ByteBuilder;
import dev.weir.time.Watermark;
import dev.weir.type.RowType;
import dev.weir.value.ValueText;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one processor may know of its task. */
final class TaskScope implements TaskContext {
  private final Surroundings surroundings;
  private final Counters counters;
  private final int task;
  private final String description;
  private final RowType input;
  private final ValueText printer;
  private final ByteBuilder text = new ByteBuilder();
  private final List<AutoCloseable> resources = new ArrayList<>();
  private @Nullable Gate gate;
  private @Nullable OpenSplits splits;

  TaskScope(
      Surroundings surroundings, Counters counters, int task, String description, RowType input) {
    this.surroundings = surroundings;
    this.counters = counters;
    this.task = task;
    this.description = description;
    this.input = input;
    this.printer = new ValueText(surroundings.zone());
  }

  /** Where this processor's watermark is known. */
  void follow(Gate itsGate) {
    gate = itsGate;
  }

  /** The rows are those of splits that this task reads side by side. */
  void reads(OpenSplits sideBySide) {
    splits = sideBySide;
  }

  @Override
  public @Nullable OpenSplits splits() {
    return splits;
  }

  @Override
  public void closeAtEnd(AutoCloseable resource) {
    resources.add(resource);
  }

  /** Closes all that was opened for the processor, and throws the first failure. */
  void close() {
    WeirException failure = null;
    for (AutoCloseable resource : resources) {
      try {
        resource.close();
      } catch (Exception e) {
        failure =
            failure != null
                ? failure
                : e instanceof WeirException own
                    ? own
                    : new WeirException(ErrorCode.INTERNAL, "a task could not be closed", e);
      }
    }
    resources.clear();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public SourceContext reading() {
    return new Reading(surroundings, counters, task);
  }

  @Override
  public int task() {
    return task;
  }

  @Override
  public int parallelism() {
    return surroundings.parallelism();
  }

  @Override
  public int batchSize() {
    return surroundings.batchSize();
  }

  @Override
  public InstantSource clock() {
    return surroundings.clock();
  }

  @Override
  public ZoneId zone() {
    return surroundings.zone();
  }

  @Override
  public void late(Batch batch, int[] rows, long[] windowEnds, int count) {
    counters.rowsLate.add(count);
    long watermark = gate == null ? Watermark.NONE : gate.watermark();
    for (int i = 0; i < count; i++) {
      printer.print(batch, rows[i], input, text.clear());
      String row = text.toString();
      surroundings
          .late()
          .accept(new Surroundings.LateText(description, row, windowEnds[i], watermark));
    }
  }
}
