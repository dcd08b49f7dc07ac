package dev.weir.engine.window;

import dev.weir.time.Window;

/**
 * How aligned windows are cut into panes. A pane and a window are named by their end; every pane's
 * end is a window's end, the first that shows the pane's rows.
 */
record Panes(long step, long size, long offset, boolean cumulating, boolean newestFirst) {

  static Panes of(Window window) {
    return switch (window) {
      case Window.Tumble tumble ->
          new Panes(tumble.size(), tumble.size(), tumble.offset(), false, false);
      case Window.Hop hop ->
          new Panes(hop.slide(), hop.size(), hop.offset(), false, hop.newestFirst());
      case Window.Cumulate cumulate ->
          new Panes(cumulate.step(), cumulate.size(), cumulate.offset(), true, false);
      // A window that a row brings along is a pane of its own, named by its end like all.
      case Window.Attached _ -> new Panes(1, 1, 0, false, false);
      case Window.Session session -> throw new IllegalArgumentException(session.toString());
    };
  }

  /** The end of the pane that holds the instant. */
  long paneEnd(long millis) {
    return Window.start(millis, step, offset) + step;
  }

  /** The end of the last window that holds the pane. */
  long lastWindowEnd(long paneEnd) {
    return cumulating ? windowStart(paneEnd) + size : paneEnd - step + size;
  }

  /** The start of the window. */
  long windowStart(long windowEnd) {
    return cumulating ? Window.start(windowEnd - 1, size, offset) : windowEnd - size;
  }

  /** The end of the first window after an instant that holds the pane, if there is one. */
  long windowEndAfter(long paneEnd, long instant) {
    return paneEnd > instant
        ? paneEnd
        : paneEnd + (Math.floorDiv(instant - paneEnd, step) + 1) * step;
  }

  /** Whether a window is nothing but one pane. */
  boolean single() {
    return step == size;
  }
}
