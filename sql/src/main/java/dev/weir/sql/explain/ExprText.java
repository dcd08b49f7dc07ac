package dev.weir.sql.explain;

import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import dev.weir.type.DateType;
import dev.weir.type.IntervalType;
import dev.weir.type.RowType;
import dev.weir.type.TimestampType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** An expression in text, as SQL would have it, with columns by name. */
final class ExprText {
  private static final int SHOWN_CONSTANTS = 8;

  private ExprText() {}

  static String of(Expr expression, RowType columns) {
    return switch (expression) {
      case InputRef ref -> columns.fieldName(ref.index());
      case Literal literal -> literal(literal);
      case Call call -> call(call, columns);
      case UserCall call -> list(call.function().code().name(), call.arguments(), columns);
      case Cast cast ->
          (cast.lenient() ? "TRY_CAST(" : "CAST(")
              + of(cast.input(), columns)
              + " AS "
              + cast.type().name()
              + ")";
      case Case cases ->
          cases.branches().stream()
              .map(b -> "WHEN " + of(b.condition(), columns) + " THEN " + of(b.result(), columns))
              .collect(
                  Collectors.joining(
                      " ", "CASE ", " ELSE " + of(cases.otherwise(), columns) + " END"));
      case FieldAccess access -> field(access, columns);
    };
  }

  static String list(String name, List<Expr> arguments, RowType columns) {
    return arguments.stream()
        .map(argument -> of(argument, columns))
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private static String field(FieldAccess access, RowType columns) {
    String row = of(access.row(), columns);
    return access.row().type() instanceof RowType type
        ? row + "." + type.fieldName(access.index())
        : row + "." + access.index();
  }

  /** A value and the first of many constants. */
  private static String in(Call call, RowType columns) {
    List<Expr> candidates = call.arguments().subList(1, call.arguments().size());
    String shown =
        candidates.stream()
            .limit(SHOWN_CONSTANTS)
            .map(candidate -> of(candidate, columns))
            .collect(Collectors.joining(", "));
    int more = candidates.size() - SHOWN_CONSTANTS;
    String value = of(call.arguments().getFirst(), columns);
    return "(" + value + " IN (" + shown + (more > 0 ? ", and " + more + " more" : "") + "))";
  }

  private static String call(Call call, RowType columns) {
    String name = call.function().name();
    if (name.equals("IN")) {
      return in(call, columns);
    }
    List<String> arguments = call.arguments().stream().map(a -> of(a, columns)).toList();
    boolean word = Character.isLetter(name.charAt(0));
    if (name.startsWith("IS ")) {
      return arguments.size() == 1
          ? "(" + arguments.getFirst() + " " + name + ")"
          : "(" + String.join(" " + name + " ", arguments) + ")";
    }
    boolean infix =
        !word
            || switch (name) {
              case "AND", "OR", "LIKE", "SIMILAR TO" -> true;
              default -> false;
            };
    return infix && arguments.size() == 2
        ? "(" + arguments.getFirst() + " " + name + " " + arguments.getLast() + ")"
        : name + "(" + String.join(", ", arguments) + ")";
  }

  private static String literal(Literal literal) {
    if (literal.value() instanceof Long value) {
      return switch (literal.type()) {
        case DateType _ -> "DATE '" + LocalDate.ofEpochDay(value) + "'";
        case TimestampType type -> "TIMESTAMP '" + instant(value, type.unitsPerSecond()) + "'";
        case IntervalType type ->
            "INTERVAL " + (type.months() ? value + " months" : duration(value));
        default -> value.toString();
      };
    }
    return literal.value() == null ? "NULL" : literal.toString();
  }

  private static String duration(long millis) {
    return Duration.ofMillis(millis).toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }

  private static String instant(long ticks, long perSecond) {
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(ticks, perSecond),
            Math.floorMod(ticks, perSecond) * (1_000_000_000L / perSecond));
    String text = instant.toString();
    return text.substring(0, text.length() - 1).replace('T', ' ');
  }
}
