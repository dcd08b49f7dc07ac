package dev.weir.connector;

import java.util.List;

/**
 * The reading side of a table.
 *
 * <p>Work is cut into {@link Split}s. The engine deals them in order to its tasks, each of which
 * opens one at a time; a split that is half read says what is left as a new split. So a list of
 * splits is a position, whatever the parallelism.
 */
public interface Source {
  /** All the work of this source, in order of event time as far as that is known. */
  List<Split> splits();

  /** Opens a split. Called on the thread that reads it. */
  SplitReader open(Split split, SourceContext context);
}
