package dev.weir.engine.pattern;

import dev.weir.engine.eval.Stage;
import dev.weir.engine.eval.StageCompiler;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.MatchRecognize;
import dev.weir.plan.MatchRows;
import dev.weir.plan.MatchSkip;
import dev.weir.plan.PatternValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How to search for a pattern: all that the tasks share. */
final class MatchPlan {
  private final MatchRecognize node;
  private final Automaton automaton;
  private final History history;
  private final Conditions conditions;
  private final int lookBack;
  private final int lookAhead;
  private final Stage measures;
  private final Map<PatternValue.Arguments, Stage> arguments;
  private final boolean[] stored;
  private final boolean holdsWatermark;
  private final boolean rowsDecide;
  private final boolean marksDecide;
  private final boolean sharesRows;

  MatchPlan(MatchRecognize node) {
    this.node = node;
    this.automaton = AutomatonCompiler.compile(node.search().pattern());
    this.history = new History(automaton.variables());
    this.conditions = new Conditions(node, history);
    this.lookBack = node.values().mapToInt(value -> Math.max(0, -shift(value))).max().orElse(0);
    this.lookAhead = node.values().mapToInt(value -> Math.max(0, shift(value))).max().orElse(0);
    this.measures = StageCompiler.compile(MatchValues.schema(node), null, node.result().measures());
    this.arguments = arguments(node);
    this.stored = stored(node);
    this.holdsWatermark = isTimed() || tellsTime(node);
    this.rowsDecide = conditions.rowsDecide();
    this.marksDecide = conditions.aggregates().isEmpty() && !conditions.classify();
    this.sharesRows = rowsDecide && !isTimed() && skip() instanceof MatchSkip.PastLastRow;
  }

  private static int shift(PatternValue value) {
    return value instanceof PatternValue.OfRow row ? row.shift() : 0;
  }

  private static Stream<PatternValue.Aggregated> aggregated(MatchRecognize node) {
    return node.values()
        .filter(PatternValue.Aggregated.class::isInstance)
        .map(PatternValue.Aggregated.class::cast);
  }

  private static Map<PatternValue.Arguments, Stage> arguments(MatchRecognize node) {
    Map<PatternValue.Arguments, Stage> stages = new HashMap<>();
    aggregated(node)
        .map(PatternValue.Aggregated::arguments)
        .filter(Objects::nonNull)
        .forEach(arguments ->
            stages.computeIfAbsent(
                arguments,
                key ->
                    StageCompiler.compile(
                        MatchAggregate.sources(key, node.input().schema()),
                        null,
                        key.expressions())));
    return stages;
  }

  /** The columns of the input that are asked of rows, not of their partition alone. */
  private static boolean[] stored(MatchRecognize node) {
    List<Integer> asked = new ArrayList<>(node.result().columns());
    asked.removeAll(node.arrangement().partition());
    asked.add(node.arrangement().timeColumn());
    node.arrangement().further().forEach(key -> asked.add(key.column()));
    node.values()
        .forEach(value -> {
          switch (value) {
            case PatternValue.OfRow row -> asked.add(row.column());
            case PatternValue.Aggregated(_, var call, var arguments, _) -> {
              if (arguments == null) {
                asked.addAll(call.arguments());
                asked.add(call.filter());
              } else {
                asked.addAll(arguments.sources());
              }
            }
            case PatternValue.MatchNumber _ -> {}
          }
        });
    boolean[] stored = new boolean[node.input().schema().size()];
    for (int column : asked) {
      if (column >= 0) {
        stored[column] = true;
      }
    }
    return stored;
  }

  /** Whether a column of the input is kept with rows. One that is not is among the keys. */
  boolean stores(int column) {
    return stored[column];
  }

  /** The calls of aggregates in conditions and measures. */
  List<AggregateCall> aggregateCalls() {
    return aggregated(node).map(PatternValue.Aggregated::call).toList();
  }

  /** What computes the arguments of an aggregate, or null if they are columns of the input. */
  @Nullable Stage arguments(PatternValue.Aggregated aggregated) {
    return arguments.get(aggregated.arguments());
  }

  /** The names of the variables. */
  byte[][] names() {
    return node.search().variables().stream()
        .map(variable -> variable.name().getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }

  /** Whether a condition or a measure asks for the number of the match. */
  boolean numbersMatches() {
    return node.values().anyMatch(MatchPlan::asksForNumber);
  }

  private static boolean asksForNumber(PatternValue value) {
    return switch (value) {
      case PatternValue.OfRow _ -> false;
      case PatternValue.Aggregated(_, _, var arguments, _) ->
          arguments != null && arguments.sources().contains(PatternValue.Arguments.MATCH_NUMBER);
      case PatternValue.MatchNumber _ -> true;
    };
  }

  /** The measures, over {@link MatchValues}. */
  Stage measures() {
    return measures;
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
    return holdsWatermark;
  }

  private static boolean tellsTime(MatchRecognize node) {
    return node.result().values().stream()
        .anyMatch(value ->
            value instanceof PatternValue.OfRow row
                && row.whole()
                && row.column() == node.arrangement().timeColumn());
  }

  /** Whether all that rows alone decide is known of a row when it comes in. */
  boolean testsArrivals() {
    return lookAhead == 0
        && conditions.neighbours().stream().allMatch(neighbour -> neighbour.shift() == 0);
  }

  /**
   * Whether there are rows that can begin no match, and mean nothing to a partition in which none
   * is under way.
   */
  boolean passesOver() {
    return lookBack == 0
        && node.result().rows() != MatchRows.ALL_WITH_UNMATCHED
        && (RowTests.untested(conditions.tested()) & automaton.firstVariables()) == 0
        && !automaton.ends()[Automaton.BEGIN]
        && !automaton.ends()[Automaton.BEGIN_OF_PARTITION];
  }

  /** Whether conditions look at rows only, not at the match so far. */
  boolean rowsDecide() {
    return rowsDecide;
  }

  /** Whether the marks of two runs tell all that conditions can know of them. */
  boolean marksDecide() {
    return marksDecide;
  }

  /** Whether searches from several rows can go on together. A limit of time tells them apart. */
  boolean sharesRows() {
    return sharesRows;
  }
}
