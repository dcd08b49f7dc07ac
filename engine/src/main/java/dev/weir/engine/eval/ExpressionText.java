package dev.weir.engine.eval;

import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import dev.weir.type.RowType;
import java.util.List;
import java.util.stream.Collectors;

/** Writes an expression as people would, with the names of its columns, for messages. */
final class ExpressionText {
  private static final int SHOWN_CONSTANTS = 8;

  private ExpressionText() {}

  static String of(Expr expression, RowType input) {
    return switch (expression) {
      case InputRef ref when ref.index() < input.size() -> input.fieldName(ref.index());
      case InputRef ref -> ref.toString();
      case Literal literal -> literal.toString();
      case FieldAccess field -> of(field.row(), input) + "." + fieldName(field);
      case Cast cast ->
          (cast.lenient() ? "TRY_CAST(" : "CAST(")
              + of(cast.input(), input)
              + " AS "
              + cast.type().name()
              + ")";
      case Case cases -> cases(cases, input);
      case Call call -> call(call, input);
      case UserCall call ->
          call.arguments().stream()
              .map(argument -> of(argument, input))
              .collect(Collectors.joining(", ", call.function().code().name() + "(", ")"));
    };
  }

  private static String fieldName(FieldAccess field) {
    return field.row().type() instanceof RowType type
        ? type.fieldName(field.index())
        : "" + field.index();
  }

  private static String cases(Case cases, RowType input) {
    return cases.branches().stream()
        .map(branch ->
            "WHEN " + of(branch.condition(), input) + " THEN " + of(branch.result(), input))
        .collect(
            Collectors.joining(" ", "CASE ", " ELSE " + of(cases.otherwise(), input) + " END"));
  }

  /** A value and the first of many constants. */
  private static String in(Call call, RowType input) {
    String shown =
        call.arguments().stream()
            .skip(1)
            .limit(SHOWN_CONSTANTS)
            .map(candidate -> of(candidate, input))
            .collect(Collectors.joining(", "));
    String more = call.arguments().size() > SHOWN_CONSTANTS + 1 ? ", ..." : "";
    return operand(call.arguments().getFirst(), input) + " IN (" + shown + more + ")";
  }

  private static String call(Call call, RowType input) {
    if (call.function().name().equals("IN")) {
      return in(call, input);
    }
    List<String> arguments = call.arguments().stream().map(a -> operand(a, input)).toList();
    String name = call.function().name();
    if (name.equals("ITEM")) {
      return arguments.getFirst() + "[" + arguments.getLast() + "]";
    }
    if (name.equals("ARRAY") || name.equals("MAP")) {
      return name + arguments;
    }
    boolean word = Character.isLetter(name.charAt(0)) && !name.equals("AND") && !name.equals("OR");
    if (word) {
      return name.startsWith("IS ") && arguments.size() == 1
          ? arguments.getFirst() + " " + name
          : call.arguments().stream()
              .map(argument -> of(argument, input))
              .collect(Collectors.joining(", ", name + "(", ")"));
    }
    return arguments.size() == 1
        ? name + arguments.getFirst()
        : String.join(" " + name + " ", arguments);
  }

  private static String operand(Expr expression, RowType input) {
    String text = of(expression, input);
    return expression instanceof Call
            && text.contains(" ")
            && !text.endsWith(")")
            && !text.endsWith("]")
        ? "(" + text + ")"
        : text;
  }
}
