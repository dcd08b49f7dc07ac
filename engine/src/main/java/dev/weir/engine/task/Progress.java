package dev.weir.engine.task;

/** What a step of a task came to, from the least to the most reason for another one at once. */
enum Progress {
  /** The task is closed. */
  CLOSED,
  /** There is nothing to do until the bell rings. */
  WAITING,
  /** A source may have rows at any time; it has to be asked. */
  POLLING,
  /** Something was done. */
  BUSY
}
