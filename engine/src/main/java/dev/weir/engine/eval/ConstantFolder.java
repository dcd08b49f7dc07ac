package dev.weir.engine.eval;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.engine.function.Bodies;
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
import dev.weir.type.CharacterType;
import dev.weir.type.DecimalType;
import dev.weir.type.Layout;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

/**
 * Computes what does not depend on the row, once. What fails is left as it is: it may stand in a
 * branch that is never taken.
 */
final class ConstantFolder {
  private static final RowType NO_COLUMNS = RowType.of(List.of());

  private ConstantFolder() {}

  static Expr fold(Expr expression) {
    if (expression instanceof Literal || expression instanceof InputRef) {
      return expression;
    }
    return isFixed(expression) ? computed(expression) : withFoldedParts(expression);
  }

  /** Whether it reads neither a column nor the session's clock and zone. */
  private static boolean isFixed(Expr expression) {
    return Determinism.isConstant(expression)
        && expression.type().layout() != Layout.ROW
        && !usesSession(expression);
  }

  private static boolean usesSession(Expr expression) {
    return (expression.type() instanceof TimestampType type && type.local())
        || (expression instanceof Call call && Bodies.usesContext(call.function().name()))
        || Determinism.parts(expression).stream().anyMatch(ConstantFolder::usesSession);
  }

  private static Expr withFoldedParts(Expr expression) {
    return switch (expression) {
      case InputRef input -> input;
      case Literal literal -> literal;
      case FieldAccess field -> field;
      case Cast cast -> new Cast(fold(cast.input()), cast.type(), cast.lenient());
      case UserCall call ->
          call.withArguments(call.arguments().stream().map(ConstantFolder::fold).toList());
      case Call call ->
          new Call(
              call.function(),
              call.arguments().stream().map(ConstantFolder::fold).toList(),
              call.type());
      case Case cases ->
          new Case(
              cases.branches().stream()
                  .map(b -> new Case.Branch(fold(b.condition()), fold(b.result())))
                  .toList(),
              fold(cases.otherwise()),
              cases.type());
    };
  }

  private static Expr computed(Expr expression) {
    try {
      EvalContext context = new EvalContext(InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);
      Batch in = new Batch(new Column[0], 1, null);
      in.setSize(1);
      Batch out =
          StageCompiler.compileUnfolded(NO_COLUMNS, null, List.of(expression))
              .open(context)
              .run(in);
      return literal(out.column(0), expression.type());
    } catch (WeirException e) {
      return expression;
    }
  }

  private static Literal literal(Column column, SqlType type) {
    if (column.isNull(0)) {
      return new Literal(null, type.withNullable(true));
    }
    Object value =
        switch (column) {
          case LongColumn longs -> longValue(longs.values[0], type);
          case DoubleColumn doubles -> doubles.values[0];
          case Int128Column wide -> decimal(Int128.toBigInteger(wide.high[0], wide.low[0]), type);
          case BytesColumn bytes -> bytesValue(bytes, type);
          case RowColumn row -> throw new IllegalStateException("rows are not folded");
        };
    return new Literal(value, type);
  }

  private static Object longValue(long value, SqlType type) {
    return switch (type) {
      case BooleanType b -> value != 0;
      case DecimalType d -> decimal(BigInteger.valueOf(value), d);
      case SqlType other -> value;
    };
  }

  private static BigDecimal decimal(BigInteger unscaled, SqlType type) {
    return new BigDecimal(unscaled, ((DecimalType) type).scale());
  }

  private static Object bytesValue(BytesColumn column, SqlType type) {
    Slice slice = new Slice();
    column.get(0, slice);
    return type instanceof CharacterType
        ? slice.toString()
        : new Literal.Binary(HexFormat.of().formatHex(slice.toBytes()));
  }
}
