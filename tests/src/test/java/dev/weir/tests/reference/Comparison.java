package dev.weir.tests.reference;

import dev.weir.batch.Batch;
import dev.weir.engine.eval.Stage;
import dev.weir.engine.eval.StageCompiler;
import dev.weir.engine.eval.StageRun;
import dev.weir.engine.function.EvalContext;
import dev.weir.error.WeirException;
import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import dev.weir.type.BooleanType;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The expressions and rows of one seed, evaluated by the engine and by the reference. */
final class Comparison {
  private static final RowType SCHEMA = RandomValues.schema();
  private static final int ROWS = 40;
  private static final int EXPRESSIONS = 10;
  private static final int DEPTH = 5;
  private static final List<String> ZONES =
      List.of("UTC", "America/New_York", "Asia/Kolkata", "Europe/Berlin");

  private final long seed;
  private final SplittableRandom random;
  private final ZoneId zone;
  private final Reference reference;
  private final RandomExpressions expressions;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();
  private final IdentityHashMap<List<@Nullable Object>, Batch> ones = new IdentityHashMap<>();
  private final Tally tally = new Tally();

  Comparison(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    this.reference = new Reference(zone);
    this.expressions = new RandomExpressions(random, SCHEMA);
    RandomValues values = new RandomValues(random);
    for (int i = 0; i < ROWS; i++) {
      rows.add(values.row(SCHEMA));
    }
  }

  Tally run() {
    List<Expr> calm = new ArrayList<>();
    List<List<Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < EXPRESSIONS; i++) {
      Expr expression = expressions.grow(expressions.type(), random.nextInt(1, DEPTH + 1));
      List<Outcome> expected = expect(expression);
      rowByRow(expression, expected);
      together(expression, expected);
      tally.countExpression();
      if (expected.stream().allMatch(outcome -> outcome instanceof Outcome.Value)) {
        calm.add(expression);
        outcomes.add(expected);
      }
    }
    mixed(calm, outcomes);
    return tally;
  }

  private List<Outcome> expect(Expr expression) {
    List<Outcome> expected = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      Outcome outcome = Outcome.of(() -> plain(expression, row));
      tally.count(outcome);
      expected.add(outcome);
    }
    return expected;
  }

  /** What java.time can't count to is beyond what is promised. */
  private @Nullable Object plain(Expr expression, List<@Nullable Object> row) {
    try {
      return reference.evaluate(expression, row);
    } catch (DateTimeException e) {
      throw new Unspecified(String.valueOf(e.getMessage()));
    }
  }

  private StageRun open(@Nullable Expr condition, List<Expr> outputs) {
    try {
      Stage stage = StageCompiler.compile(SCHEMA, condition, outputs);
      return stage.open(
          new EvalContext(InstantSource.fixed(Instant.EPOCH), zone, new SplittableRandom(seed)));
    } catch (RuntimeException | LinkageError e) {
      throw new AssertionError(report(condition + " " + outputs, null, "to compile", e), e);
    }
  }

  /** Batches of one row: values, NULLs and errors of each. */
  private void rowByRow(Expr expression, List<Outcome> expected) {
    StageRun run = open(null, List.of(expression));
    for (int i = 0; i < rows.size(); i++) {
      List<@Nullable Object> row = rows.get(i);
      Outcome actual = Outcome.of(() -> single(run, expression, row));
      if (!agree(expression, row, expected.get(i), actual)) {
        throw new AssertionError(report(expression, row, expected.get(i), actual));
      }
    }
  }

  /** If several parts of an expression fail, which of them comes first is open. */
  private boolean agree(
      Expr expression, List<@Nullable Object> row, Outcome expected, Outcome actual) {
    return expected instanceof Outcome.Open
        || expected.equals(actual)
        || (expected instanceof Outcome.Failure
            && actual instanceof Outcome.Failure
            && partGives(expression, row, actual));
  }

  private boolean partGives(Expr expression, List<@Nullable Object> row, Outcome failure) {
    return Outcome.of(() -> plain(expression, row)).equals(failure)
        || parts(expression).stream().anyMatch(part -> partGives(part, row, failure));
  }

  private static List<Expr> parts(Expr expression) {
    return switch (expression) {
      case InputRef input -> List.of();
      case Literal literal -> List.of();
      case FieldAccess field -> List.of(field.row());
      case Cast cast -> List.of(cast.input());
      case Call call -> call.arguments();
      case UserCall call -> call.arguments();
      case Case cases -> {
        List<Expr> all = new ArrayList<>(List.of(cases.otherwise()));
        cases.branches().forEach(b -> all.addAll(List.of(b.condition(), b.result())));
        yield all;
      }
    };
  }

  private @Nullable Object single(StageRun run, Expr expression, List<@Nullable Object> row) {
    try {
      Batch out = run.run(one(row));
      return Columns.get(out.column(0), 0, expression.type());
    } catch (WeirException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new AssertionError(report(expression, row, "no such error", e), e);
    }
  }

  /** The row as a batch of its own; made once, as it is only read. */
  private Batch one(List<@Nullable Object> row) {
    return ones.computeIfAbsent(row, r -> Columns.batch(SCHEMA, List.of(r), 1));
  }

  /** One large batch of all rows that have a value; and with the others, which must fail it. */
  private void together(Expr expression, List<Outcome> expected) {
    List<Integer> sound = new ArrayList<>();
    boolean fails = false;
    boolean open = false;
    for (int i = 0; i < rows.size(); i++) {
      switch (expected.get(i)) {
        case Outcome.Value v -> sound.add(i);
        case Outcome.Failure f -> fails = true;
        case Outcome.Open o -> open = true;
      }
    }
    compare(open(null, List.of(expression)), List.of(expression), List.of(expected), sound);
    if (expression.type() instanceof BooleanType) {
      List<Expr> all = new ArrayList<>();
      for (int i = 0; i < SCHEMA.size(); i++) {
        all.add(new InputRef(i, SCHEMA.type(i)));
      }
      filter(expression, all, expected, sound);
    }
    if (fails && !open) {
      StageRun run = open(null, List.of(expression));
      Outcome outcome = Outcome.of(() -> run.run(Columns.batch(SCHEMA, rows, ROWS)).size());
      if (!(outcome instanceof Outcome.Failure)) {
        throw new AssertionError(report(expression, null, "an error of the batch", outcome));
      }
    }
  }

  private void compare(
      StageRun run, List<Expr> outputs, List<List<Outcome>> expected, List<Integer> chosen) {
    List<List<@Nullable Object>> input = chosen.stream().map(rows::get).toList();
    Batch out = run.run(Columns.batch(SCHEMA, input, outputs.size() > 1 ? 4096 : ROWS));
    if (out.size() != chosen.size()) {
      throw new AssertionError(report(outputs, null, chosen.size() + " rows", out.size()));
    }
    for (int output = 0; output < outputs.size(); output++) {
      for (int i = 0; i < chosen.size(); i++) {
        Outcome actual =
            new Outcome.Value(Columns.get(out.column(output), i, outputs.get(output).type()));
        Outcome wanted = expected.get(output).get(chosen.get(i));
        if (!actual.equals(wanted)) {
          throw new AssertionError(report(outputs.get(output), input.get(i), wanted, actual));
        }
      }
    }
  }

  /** As a condition: only rows for which it is TRUE pass. */
  private void filter(
      Expr condition, List<Expr> outputs, List<Outcome> expected, List<Integer> sound) {
    List<Integer> passing =
        sound.stream().filter(row -> expected.get(row).equals(new Outcome.Value(true))).toList();
    StageRun run = open(condition, outputs);
    Batch out = run.run(Columns.batch(SCHEMA, sound.stream().map(rows::get).toList(), ROWS));
    if (out.size() != passing.size()) {
      throw new AssertionError(
          report(condition, null, passing.size() + " rows pass", out.size() + " rows"));
    }
    for (int output = 0; output < outputs.size(); output++) {
      for (int i = 0; i < passing.size(); i++) {
        List<@Nullable Object> row = rows.get(passing.get(i));
        Expr expression = outputs.get(output);
        Outcome wanted = new Outcome.Value(reference.evaluate(expression, row));
        Outcome actual = new Outcome.Value(Columns.get(out.column(output), i, expression.type()));
        if (!actual.equals(wanted)) {
          throw new AssertionError(report(condition + " -> " + expression, row, wanted, actual));
        }
      }
    }
  }

  /** Several outputs, columns and fields handed on among them, with and without a condition. */
  private void mixed(List<Expr> calm, List<List<Outcome>> outcomes) {
    List<Expr> outputs = new ArrayList<>(calm);
    List<List<Outcome>> expected = new ArrayList<>(outcomes);
    for (int i = 0; i < 4; i++) {
      int column = random.nextInt(SCHEMA.size());
      Expr extra =
          i == 0
              ? expressions.field(random.nextInt(2), 0)
              : new InputRef(column, SCHEMA.type(column));
      int place = random.nextInt(outputs.size() + 1);
      outputs.add(place, extra);
      expected.add(place, expect(extra));
    }
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      all.add(i);
    }
    compare(open(null, outputs), outputs, expected, all);
    Expr condition = expressions.grow(Types.BOOLEAN, 2);
    List<Outcome> truth = expect(condition);
    List<Integer> sound =
        all.stream().filter(row -> truth.get(row) instanceof Outcome.Value).toList();
    filter(condition, outputs, truth, sound);
  }

  private String report(
      Object expression, @Nullable List<@Nullable Object> row, Object expected, Object actual) {
    StringBuilder used = new StringBuilder();
    String text = expression.toString();
    for (int i = 0; row != null && i < row.size(); i++) {
      if (text.matches("(?s).*\\$" + i + "(?!\\d).*")) {
        used.append("\n  $").append(i).append(' ').append(SCHEMA.type(i)).append(" = ");
        used.append(row.get(i));
      }
    }
    return "seed "
        + seed
        + " in "
        + zone
        + "\nexpression "
        + text
        + "\nrow"
        + used
        + "\nreference "
        + expected
        + "\nengine "
        + actual
        + "\nrepeat with: mvn -o test -pl tests -am -Dtest=RandomExpressionsTest -Dweir.seed="
        + seed
        + " -Dsurefire.failIfNoSpecifiedTests=false";
  }
}
