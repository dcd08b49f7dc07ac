package dev.weir.engine.pattern;

import dev.weir.engine.eval.Stage;
import dev.weir.engine.eval.StageCompiler;
import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import dev.weir.plan.MatchRecognize;
import dev.weir.plan.PatternValue;
import dev.weir.plan.PatternVariable;
import dev.weir.type.CharacterType;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of all variables, compiled: what a row alone decides, for a whole batch at once;
 * the rest for each run. Shared by all tasks.
 *
 * <p>What could fail, such as a division, is left to the runs too: a row that no run asks about
 * must not fail the query.
 */
final class Conditions {
  private final RowType input;
  private final List<PatternVariable> variables;
  private final List<PatternValue> values;
  private final History history;

  /** What rows are looked at besides, each once. */
  private final Map<Neighbour, Integer> neighbours = new LinkedHashMap<>();

  private final List<PatternValue.Aggregated> aggregates = new ArrayList<>();
  private final List<Condition> rest = new ArrayList<>();
  private final List<Integer> tested = new ArrayList<>();
  private final Stage rowStage;
  private final RowType remembered;

  /** A column of the row so many rows on. */
  record Neighbour(int column, int shift) {}

  Conditions(MatchRecognize node, History history) {
    this.input = node.input().schema();
    this.variables = node.search().variables();
    this.values = node.search().values();
    this.history = history;
    this.remembered = nullable(values);
    List<Expr> rowTests = new ArrayList<>();
    for (int variable = 0; variable < variables.size(); variable++) {
      List<Expr> later = new ArrayList<>();
      List<Expr> now = new ArrayList<>();
      for (Expr part : parts(variables.get(variable).condition())) {
        (isOfRow(part, variable) ? now : later).add(part);
      }
      if (!now.isEmpty()) {
        tested.add(variable);
        rowTests.add(all(now.stream().map(part -> map(part, this::neighbour)).toList()));
      }
      rest.add(later.isEmpty() ? Condition.NONE : condition(all(later), variable));
    }
    this.rowStage = StageCompiler.compile(neighbourSchema(), null, rowTests);
  }

  int variableCount() {
    return variables.size();
  }

  String name(int variable) {
    return variables.get(variable).name();
  }

  RowType input() {
    return input;
  }

  History history() {
    return history;
  }

  /** What is left to ask a run that is about to give a row to the variable. */
  Condition rest(int variable) {
    return rest.get(variable);
  }

  /** Whether a run never has to be asked. */
  boolean rowsDecide() {
    return rest.stream().allMatch(condition -> condition.test() == null);
  }

  /** Whether a condition asks which variable has a row. */
  boolean classify() {
    return rest.stream()
        .flatMap(condition -> condition.fetches().stream())
        .anyMatch(fetch -> fetch instanceof Condition.Fetch.Classifier);
  }

  List<PatternValue.Aggregated> aggregates() {
    return aggregates;
  }

  /** The columns of values that are fetched for a run. */
  RowType remembered() {
    return remembered;
  }

  /** The tests of rows: a column for each of {@link #tested}. */
  Stage rowStage() {
    return rowStage;
  }

  /** The variables that have a test of the row alone. */
  List<Integer> tested() {
    return tested;
  }

  /** The columns that the tests of rows are over. */
  List<Neighbour> neighbours() {
    return List.copyOf(neighbours.keySet());
  }

  RowType neighbourSchema() {
    List<Field> fields = new ArrayList<>();
    for (Neighbour neighbour : neighbours.keySet()) {
      fields.add(new Field("c" + fields.size(), input.type(neighbour.column).withNullable(true)));
    }
    return RowType.of(fields);
  }

  private static RowType nullable(List<PatternValue> values) {
    List<Field> fields = new ArrayList<>();
    for (PatternValue value : values) {
      fields.add(new Field("v" + fields.size(), value.type().withNullable(true)));
    }
    return RowType.of(fields);
  }

  private static List<Expr> parts(@Nullable Expr condition) {
    List<Expr> parts = new ArrayList<>();
    if (condition instanceof Call(var function, var arguments, _)
        && function.name().equals("AND")) {
      arguments.forEach(argument -> parts.addAll(parts(argument)));
    } else if (condition != null) {
      parts.add(condition);
    }
    return parts;
  }

  private static Expr all(List<Expr> parts) {
    return parts.stream().reduce(Conditions::and).orElseThrow();
  }

  private static Expr and(Expr a, Expr b) {
    return new Call(
        dev.weir.function.Functions.get("AND"),
        List.of(a, b),
        new dev.weir.type.BooleanType(a.type().nullable() || b.type().nullable()));
  }

  private boolean isOfRow(Expr part, int variable) {
    return switch (part) {
      case InputRef ref ->
          values.get(ref.index()) instanceof PatternValue.OfRow value
              && isCurrent(value, variable)
              && value.column() != PatternValue.OfRow.CLASSIFIER;
      case Literal _ -> true;
      case UserCall _ -> false;
      case Call call ->
          !mayFail(call)
              && call.arguments().stream().allMatch(argument -> isOfRow(argument, variable));
      case Cast cast ->
          (cast.lenient() || !(cast.input().type() instanceof CharacterType))
              && isOfRow(cast.input(), variable);
      case Case cases ->
          isOfRow(cases.otherwise(), variable)
              && cases.branches().stream()
                  .allMatch(branch ->
                      isOfRow(branch.condition(), variable) && isOfRow(branch.result(), variable));
      case FieldAccess access -> isOfRow(access.row(), variable);
    };
  }

  private static boolean mayFail(Call call) {
    return switch (call.function().name()) {
      case "/", "%", "MOD" -> true;
      default -> !call.function().deterministic();
    };
  }

  private static boolean isCurrent(PatternValue.OfRow value, int variable) {
    return !value.fromFirst() && value.offset() == 0 && has(value, variable);
  }

  private static boolean has(PatternValue.OfRow value, int variable) {
    return (History.bits(value.variables()) >>> variable & 1) != 0;
  }

  private InputRef neighbour(InputRef ref) {
    PatternValue.OfRow value = (PatternValue.OfRow) values.get(ref.index());
    int place =
        neighbours.computeIfAbsent(
            new Neighbour(value.column(), value.shift()), key -> neighbours.size());
    return new InputRef(place, value.type().withNullable(true));
  }

  private Condition condition(Expr expression, int variable) {
    Map<Integer, Condition.Fetch> fetches = new LinkedHashMap<>();
    Expr mapped =
        map(
            expression,
            ref -> {
              PatternValue value = values.get(ref.index());
              if (value instanceof PatternValue.OfRow row
                  && isCurrent(row, variable)
                  && row.shift() == 0
                  && row.column() != PatternValue.OfRow.CLASSIFIER) {
                return new InputRef(row.column(), input.type(row.column()));
              }
              fetches.computeIfAbsent(ref.index(), index -> fetch(index, variable));
              return new InputRef(input.size() + ref.index(), value.type().withNullable(true));
            });
    return new Condition(
        StageCompiler.compilePredicate(input, remembered, mapped), List.copyOf(fetches.values()));
  }

  private Condition.Fetch fetch(int index, int variable) {
    return switch (values.get(index)) {
      case PatternValue.OfRow value ->
          value.column() == PatternValue.OfRow.CLASSIFIER
              ? new Condition.Fetch.Classifier(index, found(value, variable), value.shift())
              : new Condition.Fetch.OfRow(
                  index, found(value, variable), value.shift(), value.column());
      case PatternValue.Aggregated aggregated -> {
        int known = aggregates.indexOf(aggregated);
        if (known < 0) {
          known = aggregates.size();
          aggregates.add(aggregated);
        }
        yield new Condition.Fetch.Aggregate(index, known);
      }
      case PatternValue.MatchNumber _ -> new Condition.Fetch.MatchNumber(index);
    };
  }

  /** The row about to be taken counts among the rows of its variable already. */
  private Condition.Found found(PatternValue.OfRow value, int variable) {
    if (isCurrent(value, variable)) {
      return new Condition.Found.Current();
    }
    if (!has(value, variable)) {
      return new Condition.Found.Marked(history.remember(value));
    }
    if (!value.fromFirst()) {
      return new Condition.Found.Marked(history.remember(at(value, value.offset() - 1)));
    }
    History.Place prior =
        value.offset() == 0 ? null : history.remember(at(value, value.offset() - 1));
    return new Condition.Found.MarkedOrCurrent(history.remember(value), prior);
  }

  private static PatternValue.OfRow at(PatternValue.OfRow value, int offset) {
    return new PatternValue.OfRow(
        value.variables(),
        value.fromFirst(),
        offset,
        value.shift(),
        value.column(),
        value.whole(),
        value.type());
  }

  /** The expression with its references replaced. */
  private static Expr map(Expr expression, UnaryOperatorOfRef replace) {
    return switch (expression) {
      case InputRef ref -> replace.apply(ref);
      case Literal literal -> literal;
      case UserCall call ->
          new UserCall(
              call.function(),
              call.arguments().stream().map(argument -> map(argument, replace)).toList(),
              call.type().withNullable(true));
      case Call call ->
          new Call(
              call.function(),
              call.arguments().stream().map(argument -> map(argument, replace)).toList(),
              call.type().withNullable(true));
      case Cast cast ->
          new Cast(map(cast.input(), replace), cast.type().withNullable(true), cast.lenient());
      case Case cases ->
          new Case(
              cases.branches().stream()
                  .map(branch ->
                      new Case.Branch(
                          map(branch.condition(), replace), map(branch.result(), replace)))
                  .toList(),
              map(cases.otherwise(), replace),
              cases.type().withNullable(true));
      case FieldAccess access ->
          new FieldAccess(
              map(access.row(), replace), access.index(), access.type().withNullable(true));
    };
  }

  /** What a reference becomes. */
  @FunctionalInterface
  private interface UnaryOperatorOfRef extends UnaryOperator<InputRef> {}
}
