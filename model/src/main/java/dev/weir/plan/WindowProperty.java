package dev.weir.plan;

/** What can be said of a window: its bounds, and its event time, a millisecond before the end. */
public enum WindowProperty {
  START,
  END,
  TIME
}
