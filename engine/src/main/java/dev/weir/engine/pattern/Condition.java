package dev.weir.engine.pattern;

import dev.weir.engine.eval.PairPredicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a variable's condition that is asked for each run: over the row's columns and the
 * values that are fetched for it. Null test: nothing is left to ask.
 */
record Condition(@Nullable PairPredicate test, List<Fetch> fetches) {
  static final Condition NONE = new Condition(null, List.of());

  Condition {
    fetches = List.copyOf(fetches);
  }

  /** A value that a condition needs, by its place among the values. */
  sealed interface Fetch {
    int value();

    /** A column of a row. */
    record OfRow(int value, Found found, int shift, int column) implements Fetch {}

    /** The name of the variable that has a row. */
    record Classifier(int value, Found found, int shift) implements Fetch {}

    /** An aggregate, by its place among the aggregates. */
    record Aggregate(int value, int aggregate) implements Fetch {}

    /** The number of the match. */
    record MatchNumber(int value) implements Fetch {}
  }

  /** How the row of a value is found from a run and the row that it is about to take. */
  sealed interface Found {
    /** It is the row about to be taken. */
    record Current() implements Found {}

    /** Where the run has a mark. */
    record Marked(History.Place place) implements Found {}

    /**
     * Where the run has a mark, and else, if {@code prior} is marked (null: in any case), the row
     * about to be taken.
     */
    record MarkedOrCurrent(History.Place place, History.@Nullable Place prior) implements Found {}
  }
}
