package dev.weir.sql.expression;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import dev.weir.function.Function;
import dev.weir.function.Functions;
import dev.weir.sql.type.TypeMapping;
import dev.weir.sql.validate.FunctionOperator;
import dev.weir.sql.validate.MembershipOperator;
import dev.weir.sql.validate.UserScalarOperator;
import dev.weir.type.ArrayType;
import dev.weir.type.BooleanType;
import dev.weir.type.SqlType;
import dev.weir.udf.BoundFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * From Calcite's expressions to Weir's: every conversion between types becomes a cast that shows.
 */
public final class ExpressionConversion {
  private final RexBuilder builder;
  private final boolean knowsEqual;

  public ExpressionConversion(RexBuilder builder) {
    this(builder, true);
  }

  private ExpressionConversion(RexBuilder builder, boolean knowsEqual) {
    this.builder = builder;
    this.knowsEqual = knowsEqual;
  }

  /** The same, but a value is looked at to compare it with itself, as Flink does in patterns. */
  public ExpressionConversion inPattern() {
    return new ExpressionConversion(builder, false);
  }

  public Expr convert(RexNode node) {
    return expr(RexUtil.expandSearch(builder, null, node));
  }

  public List<Expr> convert(List<RexNode> nodes) {
    return nodes.stream().map(this::convert).toList();
  }

  /** The expression with exactly this type, nullability aside. */
  public static Expr cast(Expr input, SqlType type) {
    if (input.type().sameAs(type)) {
      return input;
    }
    Literal exact = input instanceof Literal literal ? Constants.exact(literal, type) : null;
    return exact != null
        ? exact
        : new Cast(input, type.withNullable(input.type().nullable()), false);
  }

  private Expr expr(RexNode node) {
    return switch (node) {
      case RexInputRef ref -> new InputRef(ref.getIndex(), TypeMapping.toWeir(ref.getType()));
      case RexLiteral literal -> LiteralConversion.convert(literal);
      case RexFieldAccess access -> field(access);
      case RexOver over -> throw unsupported(over.getAggOperator().getName() + " OVER");
      case RexSubQuery _ -> throw unsupported("a sub-query in an expression");
      case RexCall call -> call(call);
      default -> throw unsupported("expression \"" + node + "\"");
    };
  }

  private Expr field(RexFieldAccess access) {
    Expr row = expr(access.getReferenceExpr());
    SqlType type = TypeMapping.toWeir(access.getType());
    boolean nullable = type.nullable() || row.type().nullable();
    return new FieldAccess(row, access.getField().getIndex(), type.withNullable(nullable));
  }

  private Expr call(RexCall call) {
    SqlType type = TypeMapping.toWeir(call.getType());
    if (call.getOperator() instanceof FunctionOperator operator) {
      return switch (operator.getName()) {
        case "NULLIF" -> nullIf(call, type);
        case "JSON_VALUE", "JSON_QUERY", "JSON_EXISTS", "JSON_OBJECT", "JSON_ARRAY" ->
            JsonCalls.convert(call, operator.function(), operands(call), type);
        default -> ArgumentCasts.call(operator.function(), operands(call), type);
      };
    }
    if (call.getOperator() instanceof MembershipOperator) {
      return new Call(Functions.get("IN"), operands(call), type);
    }
    if (call.getOperator() instanceof UserScalarOperator operator) {
      return user(operator, call, type);
    }
    if (call.getOperator().getName().startsWith("IS NOT JSON")) {
      return JsonCalls.isNot(call.getOperator().getName(), operands(call), type);
    }
    return switch (call.getKind()) {
      case CAST -> conversion(call, type, call.getOperator().getName().equals("TRY_CAST"));
      case SAFE_CAST -> conversion(call, type, true);
      case REINTERPRET, PLUS_PREFIX -> expr(call.getOperands().getFirst());
      case CASE -> cases(call, type);
      case AND, OR -> logic(call);
      case NOT, IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE, LIKE, SIMILAR ->
          plain(call, type);
      case EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          IS_DISTINCT_FROM,
          IS_NOT_DISTINCT_FROM ->
          comparison(call, type);
      case ITEM -> item(FunctionNames.of(call), operands(call), type);
      default -> ArgumentCasts.call(FunctionNames.of(call), operands(call), type);
    };
  }

  /** A constant index is looked at now; one that changes from row to row may miss the array. */
  private static Expr item(Function function, List<Expr> operands, SqlType type) {
    if (operands.getFirst().type() instanceof ArrayType
        && operands.getLast() instanceof Literal literal
        && literal.value() instanceof Long index
        && index < 1) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "an array's index starts at 1 but is " + index);
    }
    return ArgumentCasts.call(function, operands, type);
  }

  /** The arguments are cast to what the function takes. */
  private Expr user(UserScalarOperator operator, RexCall call, SqlType type) {
    BoundFunction.Scalar function =
        operator.bind(call.getOperands().stream().map(RexNode::getType).toList());
    List<Expr> given = operands(call);
    List<Expr> cast = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      cast.add(cast(given.get(i), function.parameters().get(i)));
    }
    return new UserCall(function, cast, type);
  }

  private Expr plain(RexCall call, SqlType type) {
    return new Call(FunctionNames.of(call), operands(call), type);
  }

  private List<Expr> operands(RexCall call) {
    return call.getOperands().stream().map(this::expr).toList();
  }

  private Expr conversion(RexCall call, SqlType type, boolean lenient) {
    Expr input = expr(call.getOperands().getFirst());
    if (input instanceof Literal literal && literal.value() == null) {
      return new Literal(null, type.withNullable(true));
    }
    return input.type().sameAs(type) ? input : new Cast(input, type, lenient);
  }

  /** AND and OR of two each, as a tree so flat that a list of thousands does not nest deeply. */
  private Expr logic(RexCall call) {
    boolean disjunction = call.getKind() == SqlKind.OR;
    return logic(FunctionNames.of(call), Memberships.group(disjunction, operands(call)));
  }

  private static Expr logic(Function function, List<Expr> operands) {
    if (operands.size() == 1) {
      return operands.getFirst();
    }
    int middle = operands.size() / 2;
    Expr left = logic(function, operands.subList(0, middle));
    Expr right = logic(function, operands.subList(middle, operands.size()));
    boolean nullable = left.type().nullable() || right.type().nullable();
    return new Call(function, List.of(left, right), new BooleanType(nullable));
  }

  private Expr comparison(RexCall call, SqlType type) {
    if (knowsEqual && Identities.isWithItself(call)) {
      return Identities.compare(call.getKind(), expr(call.getOperands().getFirst()));
    }
    return ArgumentCasts.comparison(FunctionNames.of(call), operands(call), type);
  }

  private Expr cases(RexCall call, SqlType type) {
    List<Expr> operands = operands(call);
    List<Case.Branch> branches = new ArrayList<>();
    for (int i = 0; i + 1 < operands.size(); i += 2) {
      branches.add(new Case.Branch(operands.get(i), cast(operands.get(i + 1), type)));
    }
    return new Case(branches, cast(operands.getLast(), type), type);
  }

  /** CASE WHEN value = other THEN NULL ELSE value END, which compares in a type that has both. */
  private Expr nullIf(RexCall call, SqlType type) {
    if (knowsEqual && Identities.isWithItself(call)) {
      return new Literal(null, type);
    }
    List<Expr> operands = operands(call);
    Expr equal = ArgumentCasts.comparison(Functions.get("="), operands, new BooleanType(true));
    return new Case(
        List.of(new Case.Branch(equal, new Literal(null, type))), operands.getFirst(), type);
  }

  private static WeirException unsupported(String what) {
    return new WeirException(ErrorCode.UNSUPPORTED, what + " is not supported yet");
  }
}
