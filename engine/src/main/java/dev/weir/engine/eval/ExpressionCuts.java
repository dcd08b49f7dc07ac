package dev.weir.engine.eval;

import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import dev.weir.type.Layout;
import dev.weir.type.NullType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts long expressions into parts, each of which is small once the parts within are taken out.
 *
 * <pre>
 * a AND b AND ... AND z           becomes  (a AND b AND ...) AND (... AND z)
 * CASE WHEN a .. WHEN z .. END    becomes  CASE WHEN a .. ELSE (CASE WHEN ... z .. END) END
 * ((a + b) + ...) + z             becomes  (((a + b) + ...) + ...) + z
 * </pre>
 *
 * What has very many arguments and isn't one of these stays in one piece.
 */
final class ExpressionCuts {
  /** Expressions in one part: 15 to 40 bytes of code each. */
  private static final int LARGEST = 200;

  /** An argument among many that is a part by itself. */
  private static final int LARGE_ARGUMENT = LARGEST / 4;

  private final Set<Expr> parts = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Expr, Integer> weights = new IdentityHashMap<>();

  private final IdentityHashMap<Expr, Boolean> deterministic = new IdentityHashMap<>();

  /** Whether the expression is too long for one part. */
  static boolean isTooLong(Expr expression) {
    return counted(expression, LARGEST) > LARGEST;
  }

  /** Whether the expression is one with parts in it. */
  boolean isLong(Expr expression) {
    return deterministic.containsKey(expression);
  }

  /** Whether equal input always gives the same value. */
  boolean isDeterministic(Expr expression) {
    Boolean known = deterministic.get(expression);
    return known != null ? known : Determinism.isDeterministic(expression);
  }

  /** Whether the expression is a part. */
  boolean isPart(Expr expression) {
    return parts.contains(expression);
  }

  /** The same expression, with parts in it if it is long. */
  Expr cut(Expr expression) {
    int whole = counted(expression, LARGEST);
    if (whole <= LARGEST) {
      weights.put(expression, whole);
      return expression;
    }
    Expr cut =
        switch (expression) {
          case InputRef input -> input;
          case Literal literal -> literal;
          case FieldAccess field -> field;
          case Cast cast -> new Cast(cut(cast.input()), cast.type(), cast.lenient());
          case UserCall call -> call.withArguments(all(call.arguments()));
          case Call call -> call(call);
          case Case cases -> cases(cases);
        };
    lighten(cut);
    return cut;
  }

  private List<Expr> all(List<Expr> expressions) {
    return expressions.stream().map(this::cut).toList();
  }

  /** How many expressions there are within, if not more than that. */
  private static int counted(Expr expression, int most) {
    if (isSet(expression)) {
      return 2;
    }
    int sum = 1;
    for (Expr part : Determinism.parts(expression)) {
      if (sum > most) {
        break;
      }
      sum += counted(part, most - sum);
    }
    return sum;
  }

  /** The constants of IN are no code. */
  private static boolean isSet(Expr expression) {
    return expression instanceof Call call
        && call.function().name().equals("IN")
        && MembershipWriter.applies(call);
  }

  /** Takes the heaviest expressions out of one until it is light enough. */
  private void lighten(Expr expression) {
    int weight = 1;
    List<Expr> within = Determinism.parts(expression);
    for (Expr part : within) {
      weight += weight(part);
    }
    while (weight > LARGEST) {
      Optional<Expr> heaviest =
          within.stream()
              .filter(part -> weight(part) > 1 && canBePart(part))
              .max(Comparator.comparingInt(this::weight));
      if (heaviest.isEmpty()) {
        break;
      }
      weight -= weight(heaviest.get()) - 1;
      parts.add(heaviest.get());
    }
    weights.put(expression, weight);
    deterministic.put(
        expression,
        Determinism.isDeterministicItself(expression)
            && within.stream().allMatch(this::isDeterministic));
  }

  private int weight(Expr expression) {
    return isPart(expression) ? 1 : weights.getOrDefault(expression, 1);
  }

  /** Rows are written field by field, and what is read from a column is short. */
  private static boolean canBePart(Expr expression) {
    return expression.type().layout() != Layout.ROW
        && !(expression.type() instanceof NullType)
        && Inputs.path(expression) == null;
  }

  private Expr call(Call call) {
    return switch (call.function().name()) {
      case "AND", "OR", "||" -> grouped(call, all(chain(call)));
      case "COALESCE", "CONCAT", "GREATEST", "LEAST" -> grouped(call, all(call.arguments()));
      default -> new Call(call.function(), all(call.arguments()), call.type());
    };
  }

  /** The arguments of calls of one function within each other. */
  private static List<Expr> chain(Call call) {
    List<Expr> arguments = new ArrayList<>();
    Deque<Expr> open = new ArrayDeque<>(List.of(call));
    while (!open.isEmpty()) {
      Expr next = open.pop();
      if (next instanceof Call inner && inner.function().equals(call.function())) {
        inner.arguments().reversed().forEach(open::push);
      } else {
        arguments.add(next);
      }
    }
    return arguments;
  }

  /** The call of groups of arguments, which gives the same for these functions. */
  private Expr grouped(Call call, List<Expr> arguments) {
    if (!canBePart(call)) {
      return new Call(call.function(), arguments, call.type());
    }
    List<Expr> groups = arguments;
    while (groups.stream().mapToInt(this::weight).sum() >= LARGEST) {
      groups = groups(call, groups);
    }
    return new Call(call.function(), groups, call.type());
  }

  private List<Expr> groups(Call call, List<Expr> arguments) {
    List<Expr> groups = new ArrayList<>();
    List<Expr> group = new ArrayList<>();
    int sum = 0;
    for (Expr argument : arguments) {
      if (weight(argument) > LARGE_ARGUMENT && canBePart(argument)) {
        parts.add(argument);
      }
      int weight = weight(argument);
      if (sum + weight > LARGEST - 1 && !group.isEmpty()) {
        groups.add(group(call, group));
        group.clear();
        sum = 0;
      }
      group.add(argument);
      sum += weight;
    }
    groups.add(group(call, group));
    return groups;
  }

  private Expr group(Call call, List<Expr> arguments) {
    if (arguments.size() == 1) {
      return arguments.getFirst();
    }
    Call part = new Call(call.function(), arguments, call.type().withNullable(true));
    lighten(part);
    parts.add(part);
    return part;
  }

  /** CASE with the branches that are too many in its ELSE. */
  private Expr cases(Case cases) {
    Expr otherwise = cut(cases.otherwise());
    Deque<Case.Branch> group = new ArrayDeque<>();
    int sum = 1 + weight(otherwise);
    for (Case.Branch branch : cases.branches().reversed()) {
      Case.Branch next = new Case.Branch(cut(branch.condition()), cut(branch.result()));
      int weight = weight(next.condition()) + weight(next.result());
      if (sum + weight > LARGEST && !group.isEmpty() && canBePart(cases)) {
        Case rest = new Case(List.copyOf(group), otherwise, cases.type());
        lighten(rest);
        parts.add(rest);
        otherwise = rest;
        group.clear();
        sum = 2;
      }
      group.addFirst(next);
      sum += weight;
    }
    return new Case(List.copyOf(group), otherwise, cases.type());
  }
}
