package dev.weir.engine.pattern;

import org.jspecify.annotations.Nullable;

/**
 * A row taken by a state, and the way there: the rows of a match so far, shared by all runs that
 * began alike. The rows of a path follow each other without gaps.
 */
final class Path {
  final @Nullable Path previous;
  final Path first;
  final int state;

  /** The number of the row in its partition. */
  final long row;

  /** For each mark of the {@link History}, the row it stands at, or null. */
  final @Nullable Path[] marks;

  private static final @Nullable Path[] NO_MARKS = {};

  Path(@Nullable Path previous, int state, long row) {
    this.previous = previous;
    this.first = previous == null ? this : previous.first;
    this.state = state;
    this.row = row;
    this.marks = NO_MARKS;
  }

  /** A path whose marks are kept by a history. */
  Path(@Nullable Path previous, int state, long row, History history) {
    this.previous = previous;
    this.first = previous == null ? this : previous.first;
    this.state = state;
    this.row = row;
    this.marks = history.marks(previous, state, this);
  }

  /** The number of rows. */
  int length() {
    return (int) (row - first.row) + 1;
  }

  /** The part of this path that ends so many rows earlier, or null if it is not that long. */
  @Nullable Path back(int rows) {
    Path path = this;
    for (int i = 0; i < rows && path != null; i++) {
      path = path.previous;
    }
    return path;
  }
}
