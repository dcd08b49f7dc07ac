package dev.weir.engine.pattern;

import dev.weir.plan.MatchRecognize;
import dev.weir.plan.MatchSkip;
import dev.weir.plan.PatternValue;

/** How to search for a pattern: all that the tasks share. */
final class MatchPlan {
  private final MatchRecognize node;
  private final Automaton automaton;
  private final History history;
  private final Conditions conditions;
  private final int lookBack;
  private final int lookAhead;

  MatchPlan(MatchRecognize node) {
    this.node = node;
    this.automaton = AutomatonCompiler.compile(node.search().pattern());
    this.history = new History(automaton.variables());
    this.conditions = new Conditions(node, history);
    this.lookBack = node.values().mapToInt(value -> Math.max(0, -shift(value))).max().orElse(0);
    this.lookAhead = node.values().mapToInt(value -> Math.max(0, shift(value))).max().orElse(0);
  }

  private static int shift(PatternValue value) {
    return value instanceof PatternValue.OfRow row ? row.shift() : 0;
  }

  MatchRecognize node() {
    return node;
  }

  Automaton automaton() {
    return automaton;
  }

  History history() {
    return history;
  }

  Conditions conditions() {
    return conditions;
  }

  /** How many rows before a match its values look at. */
  int lookBack() {
    return lookBack;
  }

  /** How many rows must follow a row before it can be looked at. */
  int lookAhead() {
    return lookAhead;
  }

  MatchSkip skip() {
    return node.search().skip();
  }

  long within() {
    return node.search().within();
  }

  /** Whether matches have a limit of time. */
  boolean isTimed() {
    return within() != MatchRecognize.Search.UNLIMITED;
  }

  /**
   * Whether the watermark has to wait for searches: rows that come out have a time which may lie
   * behind it.
   */
  boolean holdsWatermark() {
    return isTimed()
        || node.result().values().stream()
            .anyMatch(value ->
                value instanceof PatternValue.OfRow row
                    && row.whole()
                    && row.column() == node.arrangement().timeColumn());
  }

  /** Whether conditions look at rows only, not at the match so far. */
  boolean rowsDecide() {
    return conditions.rowsDecide();
  }

  /** Whether the marks of two runs tell all that conditions can know of them. */
  boolean marksDecide() {
    return conditions.aggregates().isEmpty() && !conditions.classify();
  }

  /** Whether searches from several rows can go on together. A limit of time tells them apart. */
  boolean sharesRows() {
    return rowsDecide() && !isTimed() && skip() instanceof MatchSkip.PastLastRow;
  }
}
