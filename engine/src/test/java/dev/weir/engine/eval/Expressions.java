package dev.weir.engine.eval;

import dev.weir.batch.Batch;
import dev.weir.engine.function.EvalContext;
import dev.weir.expr.Call;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.function.Functions;
import dev.weir.text.ByteBuilder;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import dev.weir.value.ValueText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** Builds expressions for tests, and computes them over a batch of one or two rows. */
final class Expressions {
  static final ZoneId ZONE = ZoneId.of("America/New_York");

  private Expressions() {}

  static Expr call(String name, SqlType type, Expr... arguments) {
    return new Call(Functions.get(name), List.of(arguments), type);
  }

  static Expr integer(long value) {
    return new Literal(value, Types.INT.withNullable(false));
  }

  static Expr bigint(long value) {
    return new Literal(value, Types.BIGINT.withNullable(false));
  }

  static Expr number(double value) {
    return new Literal(value, Types.DOUBLE.withNullable(false));
  }

  static Expr text(String value) {
    return new Literal(value, Types.STRING.withNullable(false));
  }

  static Expr bool(boolean value) {
    return new Literal(value, Types.BOOLEAN.withNullable(false));
  }

  static Expr decimal(String value) {
    BigDecimal decimal = new BigDecimal(value);
    int precision = Math.max(decimal.precision(), decimal.scale());
    return new Literal(decimal, Types.decimal(precision, decimal.scale()).withNullable(false));
  }

  static Expr nothing(SqlType type) {
    return new Literal(null, type);
  }

  static Expr cast(Expr value, SqlType type) {
    return new Cast(value, type, false);
  }

  static Expr tryCast(Expr value, SqlType type) {
    return new Cast(value, type, true);
  }

  static Expr timestamp(String value) {
    return cast(text(value), Types.timestamp(3));
  }

  static Expr date(String value) {
    return cast(text(value), Types.DATE);
  }

  static EvalContext context() {
    return new EvalContext(InstantSource.fixed(Instant.ofEpochSecond(1_000_000_000)), ZONE);
  }

  /** The value as CAST AS STRING writes it; computed without a column. */
  static String value(Expr expression) {
    RowType none = RowType.of(List.of(new Field("x", Types.INT)));
    Batch in = Batch.of(none, 4, true);
    in.setSize(1);
    Batch out = StageCompiler.compile(none, null, List.of(expression)).open(context()).run(in);
    return print(out, 0, 0, expression.type());
  }

  static String print(Batch batch, int column, int row, SqlType type) {
    ByteBuilder text = new ByteBuilder();
    new ValueText(ZONE).print(batch.column(column), row, type, text);
    return text.toString();
  }
}
