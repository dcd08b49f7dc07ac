package dev.weir.engine.eval;

import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.Literal;
import dev.weir.function.Functions;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that are short for other expressions. */
final class Rewrites {
  private Rewrites() {}

  /** IN as OR of equalities. */
  static Expr in(Call call) {
    Expr value = call.arguments().getFirst();
    List<Expr> equalities =
        call.arguments().stream().skip(1).map(candidate -> equal(value, candidate)).toList();
    return equalities.size() == 1
        ? equalities.getFirst()
        : new Call(Functions.get("OR"), equalities, call.type());
  }

  /** NULLIF as CASE. */
  static Expr nullIf(Call call) {
    Expr value = call.arguments().getFirst();
    SqlType type = call.type().withNullable(true);
    Case.Branch equal =
        new Case.Branch(equal(value, call.arguments().get(1)), new Literal(null, type));
    return new Case(List.of(equal), value, type);
  }

  /** IF as CASE. */
  static Expr choice(Call call) {
    List<Expr> arguments = call.arguments();
    Case.Branch yes = new Case.Branch(arguments.getFirst(), arguments.get(1));
    return new Case(List.of(yes), arguments.get(2), call.type());
  }

  /** A conditional call as CASE; null if it is another. */
  static @Nullable Expr cases(Call call) {
    return switch (call.function().name()) {
      case "IF" -> choice(call);
      case "COALESCE", "IFNULL" -> firstPresent(call);
      default -> null;
    };
  }

  /** Whether a row that is computed is NULL, as a condition over what it is computed from. */
  static Expr rowIsNull(Expr row) {
    return switch (row) {
      case Literal literal -> truth(literal.value() == null);
      case Case cases ->
          new Case(
              cases.branches().stream()
                  .map(branch -> new Case.Branch(branch.condition(), rowIsNull(branch.result())))
                  .toList(),
              rowIsNull(cases.otherwise()),
              Types.BOOLEAN.withNullable(false));
      case Call call when cases(call) instanceof Case cases -> rowIsNull(cases);
      case Call call when call.function().name().equals("ROW") -> truth(false);
      case Expr other ->
          new Call(Functions.get("IS NULL"), List.of(other), Types.BOOLEAN.withNullable(false));
    };
  }

  private static Expr truth(boolean value) {
    return new Literal(value, Types.BOOLEAN.withNullable(false));
  }

  /** A field of a row that is computed, as computed from the fields of what it is made of. */
  static @Nullable Expr field(FieldAccess field) {
    return switch (field.row()) {
      case Literal literal when literal.value() == null -> new Literal(null, field.type());
      case Case cases ->
          new Case(
              cases.branches().stream()
                  .map(branch -> new Case.Branch(branch.condition(), of(branch.result(), field)))
                  .toList(),
              of(cases.otherwise(), field),
              field.type());
      case Call call when cases(call) instanceof Case cases ->
          field(new FieldAccess(cases, field.index(), field.type()));
      case Call call when call.function().name().equals("ROW") ->
          call.arguments().get(field.index());
      case Expr other -> null;
    };
  }

  private static Expr of(Expr row, FieldAccess field) {
    return new FieldAccess(row, field.index(), field.type());
  }

  private static Expr firstPresent(Call call) {
    List<Expr> values = call.arguments();
    List<Case.Branch> branches =
        values.stream()
            .limit(values.size() - 1L)
            .map(value ->
                new Case.Branch(
                    new Call(
                        Functions.get("IS NOT NULL"),
                        List.of(value),
                        Types.BOOLEAN.withNullable(false)),
                    value))
            .toList();
    return new Case(branches, values.getLast(), call.type());
  }

  private static Expr equal(Expr left, Expr right) {
    boolean nullable = left.type().nullable() || right.type().nullable();
    return new Call(Functions.get("="), List.of(left, right), Types.BOOLEAN.withNullable(nullable));
  }

  /** TRANSLATE with empty texts for NULLs among its last two arguments. */
  static Call translate(Call call) {
    List<Expr> arguments = new ArrayList<>(call.arguments());
    for (int i = 1; i < arguments.size(); i++) {
      if (arguments.get(i).type().nullable()) {
        List<Expr> choices = List.of(arguments.get(i), new Literal("", Types.STRING));
        arguments.set(
            i, new Call(Functions.get("COALESCE"), choices, Types.STRING.withNullable(false)));
      }
    }
    return new Call(call.function(), arguments, call.type());
  }
}
