package dev.weir.tests.reference;

import dev.weir.error.WeirException;
import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import dev.weir.function.Function.NullRule;
import dev.weir.type.RowType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an expression over one row by walking its tree.
 *
 * <p>Values are Java objects: {@code Boolean}, {@code Long} (integers, and intervals in months or
 * milliseconds), {@code Float}, {@code Double}, {@code BigDecimal}, {@code String}, {@code
 * ByteBuffer}, {@code LocalDate}, {@code LocalTime}, {@code LocalDateTime}, {@code Instant} and,
 * for a ROW, {@code List}; null is NULL.
 */
final class Reference {
  /** A function whose arguments are all computed, and not NULL. */
  interface Body {
    @Nullable Object apply(Call call, List<Object> arguments);
  }

  private final Map<String, Body> bodies = new HashMap<>();
  private final Casts casts;

  Reference(ZoneId zone) {
    this.casts = new Casts(zone);
    Comparisons.addTo(bodies);
    Arithmetic.addTo(bodies);
    Numbers.addTo(bodies);
    Texts.addTo(bodies);
    TextParts.addTo(bodies);
    new Times(zone).addTo(bodies);
    new TimeTexts(zone).addTo(bodies);
  }

  /** Which functions it knows. */
  Set<String> functions() {
    return bodies.keySet();
  }

  @Nullable Object evaluate(Expr expression, List<@Nullable Object> row) {
    return switch (expression) {
      case InputRef input -> row.get(input.index());
      case Literal literal -> Literals.value(literal);
      case FieldAccess field ->
          partly(field.row(), row) instanceof List<?> fields ? fields.get(field.index()) : null;
      case Cast cast -> casts.cast(evaluate(cast.input(), row), cast);
      case Case cases -> choose(cases, row);
      case UserCall call -> throw new IllegalArgumentException("no reference of " + call);
      case Call call -> call(call, row);
    };
  }

  private @Nullable Object choose(Case cases, List<@Nullable Object> row) {
    for (Case.Branch branch : cases.branches()) {
      if (Boolean.TRUE.equals(evaluate(branch.condition(), row))) {
        return evaluate(branch.result(), row);
      }
    }
    return evaluate(cases.otherwise(), row);
  }

  private @Nullable Object call(Call call, List<@Nullable Object> row) {
    if (call.function().nulls() == NullRule.OWN) {
      return own(call, row);
    }
    List<@Nullable Object> values = all(call, row);
    if (values.stream().anyMatch(Objects::isNull)) {
      return null;
    }
    Body body = bodies.get(call.function().name());
    if (body == null) {
      throw new IllegalStateException("no reference for " + call.function());
    }
    return body.apply(call, values.stream().map(Objects::requireNonNull).toList());
  }

  private List<@Nullable Object> all(Call call, List<@Nullable Object> row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      values.add(evaluate(argument, row));
    }
    return values;
  }

  /** The functions that look at NULLs themselves; some compute only the arguments they need. */
  private @Nullable Object own(Call call, List<@Nullable Object> row) {
    List<Expr> arguments = call.arguments();
    if (arguments.size() == 1 && arguments.get(0).type() instanceof RowType) {
      return ownOfAll(call, Collections.singletonList(partly(arguments.get(0), row)));
    }
    return switch (call.function().name()) {
      case "AND" -> connect(arguments, row, false);
      case "OR" -> connect(arguments, row, true);
      case "COALESCE", "IFNULL" -> firstPresent(arguments, row);
      case "IF" ->
          evaluate(
              arguments.get(Boolean.TRUE.equals(evaluate(arguments.get(0), row)) ? 1 : 2), row);
      default -> ownOfAll(call, all(call, row));
    };
  }

  private @Nullable Object connect(List<Expr> terms, List<@Nullable Object> row, boolean decisive) {
    boolean unknown = false;
    for (Expr term : terms) {
      Object value = unknown ? maybe(term, row) : evaluate(term, row);
      if (value == null) {
        unknown = true;
      } else if (value.equals(decisive)) {
        return decisive;
      }
    }
    return unknown ? null : !decisive;
  }

  /** A row of which not all is needed: whether the rest is computed, and may fail, is open. */
  private @Nullable Object partly(Expr expression, List<@Nullable Object> row) {
    return expression instanceof InputRef ? evaluate(expression, row) : maybe(expression, row);
  }

  /** An expression that need not be computed; after NULL, AND can't become TRUE any more. */
  private @Nullable Object maybe(Expr expression, List<@Nullable Object> row) {
    try {
      return evaluate(expression, row);
    } catch (WeirException e) {
      throw new Unspecified("perhaps not computed: " + e.text());
    }
  }

  private @Nullable Object firstPresent(List<Expr> arguments, List<@Nullable Object> row) {
    for (Expr argument : arguments) {
      Object value = evaluate(argument, row);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable Object ownOfAll(Call call, List<@Nullable Object> values) {
    Object first = values.get(0);
    return switch (call.function().name()) {
      case "IS NULL", "IS UNKNOWN" -> first == null;
      case "IS NOT NULL", "IS NOT UNKNOWN" -> first != null;
      case "IS TRUE" -> Boolean.TRUE.equals(first);
      case "IS NOT TRUE" -> !Boolean.TRUE.equals(first);
      case "IS FALSE" -> Boolean.FALSE.equals(first);
      case "IS NOT FALSE" -> !Boolean.FALSE.equals(first);
      case "IS NOT DISTINCT FROM" -> same(first, values.get(1));
      case "IS DISTINCT FROM" -> !same(first, values.get(1));
      case "NULLIF" -> first != null && same(first, values.get(1)) ? null : first;
      case "IN" -> in(first, values.subList(1, values.size()));
      case "CONCAT_WS" -> Texts.concatWithSeparator(values);
      case "ELT" -> Texts.elt(values);
      case "TRANSLATE" -> Texts.translateNullable(values);
      case "ROW" -> values;
      default -> throw new IllegalStateException("no reference for " + call.function());
    };
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) {
    return left == null || right == null
        ? left == null && right == null
        : Comparisons.equal(left, right);
  }

  private static @Nullable Object in(@Nullable Object value, List<@Nullable Object> candidates) {
    if (value == null) {
      return null;
    }
    if (candidates.stream().anyMatch(other -> same(value, other))) {
      return true;
    }
    return candidates.contains(null) ? null : false;
  }
}
