package dev.weir.cli.parity;

import dev.weir.backend.Comparison;
import dev.weir.backend.ComparisonListener;
import dev.weir.backend.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tells about a comparison as it goes: a line for each statement, and what differs. */
public final class ComparisonReport implements ComparisonListener {
  private static final int MOST_ROWS = 10;
  private static final int STATEMENT_WIDTH = 44;
  private static final String ERASE = "\r\033[K";

  private final PrintStream out;
  private final boolean terminal;
  private final boolean all;
  private int compared;
  private int different;
  private int left;

  /** On a terminal the statement that runs is shown; {@code all}: every row that differs. */
  public ComparisonReport(PrintStream out, boolean terminal, boolean all) {
    this.out = out;
    this.terminal = terminal;
    this.all = all;
  }

  /** Statements that were compared and are equal, or are refused by both. */
  public int equal() {
    return compared - different;
  }

  public int different() {
    return different;
  }

  @Override
  public void comparing(int line, String statement) {
    if (terminal) {
      out.print(ERASE + opening(line, statement) + "...");
      out.flush();
    }
  }

  @Override
  public void compared(Comparison comparison) {
    Verdict verdict = comparison.verdict();
    if (verdict instanceof Verdict.NotCompared) {
      left++;
    } else {
      compared++;
      different += verdict.differs() ? 1 : 0;
    }
    String start = opening(comparison.line(), comparison.statement());
    out.println((terminal ? ERASE : "") + start + summary(verdict) + times(comparison));
    details(verdict);
    out.flush();
  }

  /** The last line. */
  public void finish(String backend, Duration time) {
    String rest = left == 0 ? "" : ", " + left + " not compared";
    String result =
        different == 0 ? compared + " equal" : different + " of " + compared + " differ";
    out.println(
        String.format(
            Locale.ROOT,
            "%s: Weir and %s%s, %.1f s",
            compared == 0 ? "nothing was compared" : result,
            backend,
            rest,
            seconds(time)));
    out.flush();
  }

  private static String opening(int line, String statement) {
    String words = String.join(" ", statement.strip().split("\\s+"));
    String shown =
        words.length() > STATEMENT_WIDTH ? words.substring(0, STATEMENT_WIDTH - 3) + "..." : words;
    return String.format(Locale.ROOT, "%4d  %-" + STATEMENT_WIDTH + "s  ", line, shown);
  }

  private static String summary(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Done() -> "ok";
      case Verdict.Equal(long rows, String note) ->
          "equal ("
              + rows
              + (rows == 1 ? " row" : " rows")
              + (note.isEmpty() ? "" : ", " + note)
              + ")";
      case Verdict.Different different -> "different";
      case Verdict.BothRefuse(String here, String there) -> "refused by both";
      case Verdict.OnlyHereRefuses(String error) -> "only Weir refuses: " + firstLine(error);
      case Verdict.OnlyThereRefuses(String error) -> "only Flink refuses: " + firstLine(error);
      case Verdict.NotCompared(String reason) -> "not compared: " + reason;
    };
  }

  private static String times(Comparison comparison) {
    boolean quick = comparison.here().plus(comparison.there()).toMillis() < 100;
    return quick
        ? ""
        : String.format(
            Locale.ROOT,
            "  [Weir %.2f s, Flink %.2f s]",
            seconds(comparison.here()),
            seconds(comparison.there()));
  }

  private void details(Verdict verdict) {
    switch (verdict) {
      case Verdict.Different(var columns, var onlyHere, var onlyThere, long common) -> {
        columns.forEach(column -> out.println("      " + column));
        rows("only Weir", onlyHere);
        rows("only Flink", onlyThere);
        if (columns.isEmpty() && onlyHere.isEmpty() && onlyThere.isEmpty()) {
          out.println("      the same " + common + " rows in another order");
        } else if (!onlyHere.isEmpty() || !onlyThere.isEmpty()) {
          out.println("      " + common + " rows are equal");
        }
      }
      case Verdict.BothRefuse(String here, String there) -> {
        out.println("      Weir:  " + firstLine(here));
        out.println("      Flink: " + firstLine(there));
      }
      case Verdict.Done d -> {}
      case Verdict.Equal e -> {}
      case Verdict.OnlyHereRefuses r -> {}
      case Verdict.OnlyThereRefuses r -> {}
      case Verdict.NotCompared n -> {}
    }
  }

  private void rows(String whose, List<String> rows) {
    int shown = all ? rows.size() : Math.min(rows.size(), MOST_ROWS);
    for (String row : rows.subList(0, shown)) {
      out.println("      " + whose + ": " + row);
    }
    if (shown < rows.size()) {
      out.println("      " + whose + ": " + (rows.size() - shown) + " more, --all shows them");
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
