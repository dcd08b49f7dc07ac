package dev.weir.connectors.format.change;

/** Takes what is wrong with a line of changes. */
interface LineFaults {
  /** The rest of the line is left out, or the query fails; only the first fault is told. */
  void report(String field, String reason);
}
