package dev.weir.backend;

/** Who is told how a comparison goes, in order, on the thread that compares. */
public interface ComparisonListener {
  /** A statement is about to run on both sides. */
  void comparing(int line, String statement);

  /** A statement was run on both sides. */
  void compared(Comparison comparison);
}
