package dev.weir.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.error.WeirException;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.function.AggregateFunction;
import dev.weir.function.Functions;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.MatchRecognize;
import dev.weir.plan.MatchRows;
import dev.weir.plan.MatchSkip;
import dev.weir.plan.PatternValue;
import dev.weir.plan.PatternVariable;
import dev.weir.plan.RowPattern;
import dev.weir.type.BooleanType;
import dev.weir.type.RowType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the operator with {@link ReferenceMatcher} on random patterns and rows. */
class PatternRandomTest {
  private static final TimestampType TIME = new TimestampType(3, false, true);
  private static final RowType INPUT = Schemas.of(Types.STRING, TIME, Types.BIGINT);
  private static final int ROUNDS = 300;
  private static final List<String> NAMES = List.of("A", "B", "C");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findsTheMatchesThatTheStandardPrefers(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      new Round(random).run("seed " + seed + " round " + round);
    }
  }

  /** A random pattern over random rows. */
  private static final class Round {
    private final Random random;
    private final List<PatternValue> values = new ArrayList<>();
    private final List<PatternVariable> variables = new ArrayList<>();
    private final List<ReferenceMatcher.Condition> conditions = new ArrayList<>();
    private final RowPattern pattern;
    private final MatchSkip skip;
    private final long within;
    private final List<Long> rows = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    Round(Random random) {
      this.random = random;
      for (int variable = 0; variable < NAMES.size(); variable++) {
        variables.add(new PatternVariable(NAMES.get(variable), condition(variable)));
      }
      this.pattern = pattern(3);
      this.within = random.nextInt(4) == 0 ? 1 + random.nextInt(6) : Long.MAX_VALUE;
      this.skip =
          switch (random.nextInt(5)) {
            case 0 -> new MatchSkip.ToNextRow();
            case 1 -> new MatchSkip.ToVariable(List.of(1), "B", random.nextBoolean());
            default -> new MatchSkip.PastLastRow();
          };
      long time = 0;
      for (int i = random.nextInt(9); i >= 0; i--) {
        time += random.nextInt(3);
        times.add(time);
        rows.add((long) random.nextInt(6));
      }
    }

    void run(String name) {
      List<ReferenceMatcher.@Nullable Match> expected;
      try {
        List<ReferenceMatcher.Match> found =
            new ReferenceMatcher(rows, times, conditions, within).matches(pattern, skip);
        if (found == null) {
          return;
        }
        expected = new ArrayList<>(found);
      } catch (IllegalStateException e) {
        expected = Collections.singletonList(null);
      }
      String what = name + ": " + pattern + " " + variables + " over " + rows + " at " + times;
      List<String> wanted = expected.contains(null) ? List.of("error") : texts(expected);
      assertThat(found(4096, false)).as(what).isEqualTo(wanted);
      assertThat(found(1, random.nextBoolean())).as(what + " row by row").isEqualTo(wanted);
    }

    private static List<String> texts(List<ReferenceMatcher.@Nullable Match> matches) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < matches.size(); i++) {
        ReferenceMatcher.Match match = matches.get(i);
        for (int row = 0; match != null && row < match.variables().size(); row++) {
          int at = match.first() + row;
          texts.add(at + " " + (i + 1) + " " + NAMES.get(match.variables().get(row)));
        }
      }
      return texts;
    }

    private List<String> found(int batchSize, boolean restored) {
      OperatorRun run = OperatorRun.of(PatternOperator.of(node()), INPUT, true, batchSize);
      try {
        for (int i = 0; i < rows.size(); i++) {
          run.feed(0, List.of(Change.insert("k", times.get(i) * 100 + i, rows.get(i))));
          if (batchSize == 1) {
            run.watermark(times.get(i) * 100 + i);
          }
          if (restored && random.nextInt(3) == 0) {
            run.rescale(1 + random.nextInt(3));
          }
        }
        run.end();
      } catch (WeirException e) {
        return List.of("error");
      }
      return run.changes().stream()
          .map(change ->
              (long) change.values().get(0) % 100
                  + " "
                  + change.values().get(1)
                  + " "
                  + change.values().get(2))
          .toList();
    }

    private MatchRecognize node() {
      List<PatternValue> told =
          List.of(
              new PatternValue.OfRow(List.of(), false, 0, 0, 1, false, TIME),
              new PatternValue.MatchNumber(Types.BIGINT),
              new PatternValue.OfRow(
                  List.of(), false, 0, 0, PatternValue.OfRow.CLASSIFIER, false, Types.STRING));
      return new MatchRecognize(
          Schemas.input(INPUT, true),
          new MatchRecognize.Arrangement(List.of(0), 1, List.of()),
          new MatchRecognize.Search(
              pattern, variables, values, within == Long.MAX_VALUE ? within : millis(), skip),
          new MatchRecognize.Result(
              MatchRows.ALL_OMIT_EMPTY,
              List.of(-1, -1, -1),
              told,
              IntStream.range(0, 3)
                  .<Expr>mapToObj(i -> new InputRef(i, told.get(i).type()))
                  .toList()),
          Schemas.of(TIME, Types.BIGINT, Types.STRING));
    }

    /** Rows are told apart by up to ten milliseconds, which do not count for the limit. */
    private long millis() {
      return within * 100 - 20;
    }

    private RowPattern pattern(int depth) {
      int kind = depth == 0 ? 0 : random.nextInt(10);
      return switch (kind) {
        case 0, 1 -> new RowPattern.Variable(random.nextInt(NAMES.size()));
        case 2, 3, 4 -> new RowPattern.Concatenation(parts(depth));
        case 5 -> new RowPattern.Alternation(parts(depth));
        case 6, 7, 8 -> quantified(depth);
        default ->
            switch (random.nextInt(6)) {
              case 0 -> new RowPattern.PartitionStart();
              case 1 -> new RowPattern.PartitionEnd();
              case 2 -> new RowPattern.Empty();
              default -> new RowPattern.Permutation(parts(depth));
            };
      };
    }

    private List<RowPattern> parts(int depth) {
      List<RowPattern> parts = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        parts.add(pattern(depth - 1));
      }
      return parts;
    }

    private RowPattern quantified(int depth) {
      int least = random.nextInt(3);
      int most =
          random.nextBoolean()
              ? RowPattern.Quantified.UNLIMITED
              : Math.max(1, least + random.nextInt(3));
      return new RowPattern.Quantified(pattern(depth - 1), least, most, random.nextInt(3) == 0);
    }

    private @Nullable Expr condition(int variable) {
      long limit = random.nextInt(6);
      int other = random.nextInt(NAMES.size());
      return switch (random.nextInt(8)) {
        case 0 -> {
          conditions.add((all, row, taken, first) -> true);
          yield null;
        }
        case 1, 2 -> {
          conditions.add((all, row, taken, first) -> all.get(row) < limit);
          yield compare("<", column(variable, false, 0, 0), literal(limit));
        }
        case 3, 4 -> {
          conditions.add((all, row, taken, first) -> all.get(row) >= limit);
          yield compare(">=", column(variable, false, 0, 0), literal(limit));
        }
        case 5 -> shifted(variable, limit);
        case 6 -> lookingBack(variable, other);
        default -> counting(variable, other, limit);
      };
    }

    /** A condition on a row before or after. */
    private Expr shifted(int variable, long limit) {
      int shift = random.nextInt(4) - 2;
      conditions.add((all, row, taken, first) ->
          row + shift >= 0 && row + shift < all.size() && all.get(row + shift) < limit);
      return compare("<", column(variable, false, 0, shift), literal(limit));
    }

    private Expr counting(int variable, int other, long limit) {
      AggregateCall count =
          new AggregateCall(
              AggregateFunction.COUNT, List.of(), false, AggregateCall.NO_FILTER, Types.BIGINT);
      int own = other == variable ? 1 : 0;
      conditions.add((all, row, taken, first) ->
          taken.stream().filter(t -> t == other).count() + own <= limit);
      return compare(
          "<=", value(new PatternValue.Aggregated(List.of(other), count, false)), literal(limit));
    }

    /** At most as large as another row of the match. */
    private Expr lookingBack(int variable, int other) {
      boolean fromFirst = random.nextBoolean();
      int offset = random.nextInt(3);
      conditions.add((all, row, taken, first) -> {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
          if (taken.get(i) == other) {
            places.add(first + i);
          }
        }
        if (other == variable) {
          places.add(row);
        }
        int place = fromFirst ? offset : places.size() - 1 - offset;
        return place >= 0 && place < places.size() && all.get(row) <= all.get(places.get(place));
      });
      return compare("<=", column(variable, false, 0, 0), column(other, fromFirst, offset, 0));
    }

    private Expr column(int variable, boolean fromFirst, int offset, int shift) {
      return value(
          new PatternValue.OfRow(
              List.of(variable), fromFirst, offset, shift, 2, false, Types.BIGINT));
    }

    private Expr value(PatternValue value) {
      values.add(value);
      return new InputRef(values.size() - 1, value.type());
    }

    private static Expr literal(long value) {
      return new Literal(value, Types.BIGINT);
    }

    private static Expr compare(String operator, Expr left, Expr right) {
      return new Call(Functions.get(operator), List.of(left, right), new BooleanType(true));
    }
  }
}
