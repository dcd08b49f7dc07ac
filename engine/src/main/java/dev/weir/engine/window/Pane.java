package dev.weir.engine.window;

import dev.weir.engine.aggregate.GroupTable;
import dev.weir.engine.state.Selection;

/** The groups of one pane, and which rows of the batch at hand fall into it. */
final class Pane {
  /** Moves on only when windows cumulate. */
  long end;

  GroupTable groups;

  /** The event time of one of its rows, where rows are put together. */
  long time;

  /** How many rows were put together. */
  long held;

  final Selection rows = new Selection();

  Pane(long end, GroupTable groups) {
    this.end = end;
    this.groups = groups;
  }
}
