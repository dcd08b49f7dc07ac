package dev.weir.tests.slt;

import dev.weir.backend.Comparison;
import dev.weir.backend.ComparisonListener;
import dev.weir.backend.Verdict;
import dev.weir.tests.slt.FlinkRun.Difference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what differs in a program, and counts the answers that were compared. */
final class ProgramDifferences implements ComparisonListener {
  private final Path path;
  private final List<Difference> found = new ArrayList<>();
  private int compared;

  ProgramDifferences(Path path) {
    this.path = path;
  }

  List<Difference> found() {
    return found;
  }

  int compared() {
    return compared;
  }

  @Override
  public void comparing(int line, String statement) {}

  @Override
  public void compared(Comparison comparison) {
    Verdict verdict = comparison.verdict();
    if (verdict instanceof Verdict.Equal(long rows, String note) && rows > 0) {
      compared++;
    }
    // Every statement of a program of the tests works, on both sides.
    boolean works = verdict instanceof Verdict.Equal || verdict instanceof Verdict.Done;
    if (!works) {
      found.add(
          new Difference(path, comparison.line(), comparison.statement(), verdict.toString()));
    }
  }
}
