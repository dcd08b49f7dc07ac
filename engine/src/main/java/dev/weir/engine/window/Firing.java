package dev.weir.engine.window;

import dev.weir.engine.aggregate.AggregateChanges;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.Emission;
import dev.weir.plan.WindowAggregate;
import dev.weir.type.RowType;

/** How windows give results that change: when, and as what rows. */
final class Firing {
  private final Emission emission;
  private final WindowChanges windows;
  private final AggregateChanges changes;
  private final int batchSize;

  Firing(WindowAggregate node, WallClock clock, TaskContext context, Output output) {
    this.emission = node.emission();
    this.batchSize = context.batchSize();
    this.windows = new WindowChanges(node.properties(), clock, batchSize, output);
    int columns = node.schema().size() - node.properties().size();
    RowType groups = RowType.of(node.schema().fields().subList(0, columns));
    this.changes = new AggregateChanges(groups, node.keys().size(), batchSize, windows);
  }

  Emission emission() {
    return emission;
  }

  /** Adds window properties to what {@link #changes} emits. */
  WindowChanges windows() {
    return windows;
  }

  AggregateChanges changes() {
    return changes;
  }

  int batchSize() {
    return batchSize;
  }
}
