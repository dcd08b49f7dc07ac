package dev.weir.engine.eval;

import static dev.weir.engine.eval.Expressions.bigint;
import static dev.weir.engine.eval.Expressions.bool;
import static dev.weir.engine.eval.Expressions.call;
import static dev.weir.engine.eval.Expressions.cast;
import static dev.weir.engine.eval.Expressions.context;
import static dev.weir.engine.eval.Expressions.decimal;
import static dev.weir.engine.eval.Expressions.integer;
import static dev.weir.engine.eval.Expressions.nothing;
import static dev.weir.engine.eval.Expressions.number;
import static dev.weir.engine.eval.Expressions.print;
import static dev.weir.engine.eval.Expressions.text;
import static dev.weir.engine.eval.Expressions.tryCast;
import static dev.weir.engine.eval.Expressions.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.batch.Batch;
import dev.weir.batch.RowColumn;
import dev.weir.batch.RowKind;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Case;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageCompilerTest {
  private static final RowType BID =
      new RowType(
          List.of(new Field("price", Types.BIGINT), new Field("channel", Types.STRING)), true);
  private static final RowType INPUT =
      RowType.of(
          List.of(
              new Field("id", Types.BIGINT.withNullable(false)),
              new Field("price", Types.DOUBLE),
              new Field("name", Types.STRING),
              new Field("bid", BID)));

  private static final Expr ID = new InputRef(0, Types.BIGINT.withNullable(false));
  private static final Expr PRICE = new InputRef(1, Types.DOUBLE);
  private static final Expr NAME = new InputRef(2, Types.STRING);
  private static final Expr BID_REF = new InputRef(3, BID);

  /** Ten rows: id counts, price is id / 2 or NULL for each third, name NULL for each fourth. */
  private static Batch rows(boolean insertOnly) {
    Batch batch = Batch.of(INPUT, 16, insertOnly);
    for (int i = 0; i < 10; i++) {
      batch.longs(0).set(i, i);
      batch.doubles(1).set(i, i / 2.0);
      batch.doubles(1).nulls().set(i, i % 3 == 2);
      byte[] name = ("name" + i).getBytes(StandardCharsets.UTF_8);
      batch.bytes(2).append(i, name, 0, name.length);
      batch.bytes(2).nulls().set(i, i % 4 == 3);
      RowColumn bid = (RowColumn) batch.column(3);
      bid.nulls().set(i, i == 5);
      ((dev.weir.batch.LongColumn) bid.field(0)).set(i, i * 10L);
      ((dev.weir.batch.BytesColumn) bid.field(1)).append(i, name, 0, name.length);
      byte[] kinds = batch.kinds();
      if (kinds != null) {
        kinds[i] = i % 2 == 0 ? RowKind.INSERT : RowKind.DELETE;
      }
    }
    batch.setSize(10);
    return batch;
  }

  private static Batch run(Expr condition, List<Expr> outputs) {
    return StageCompiler.compile(INPUT, condition, outputs).open(context()).run(rows(true));
  }

  private static List<String> column(Expr condition, Expr output) {
    Batch out = run(condition, List.of(output));
    return java.util.stream.IntStream.range(0, out.size())
        .mapToObj(row -> print(out, 0, row, output.type()))
        .toList();
  }

  @Test
  void projectionComputesEachRowAndKeepsNulls() {
    assertThat(column(null, call("*", Types.DOUBLE, PRICE, number(2))))
        .containsExactly("0.0", "1.0", "NULL", "3.0", "4.0", "NULL", "6.0", "7.0", "NULL", "9.0");
  }

  @Test
  void filterKeepsRowsForWhichTheConditionIsTrue() {
    Expr condition =
        call(
            "AND",
            Types.BOOLEAN,
            call("=", Types.BOOLEAN, call("%", Types.BIGINT, ID, bigint(2)), bigint(0)),
            call(">", Types.BOOLEAN, PRICE, number(0)));
    assertThat(column(condition, NAME)).containsExactly("name4", "name6");
  }

  @Test
  void filterThatAllRowsPassHandsOnTheBatchItself() {
    Batch in = rows(true);
    Stage stage = StageCompiler.compileFilter(INPUT, call(">=", Types.BOOLEAN, ID, bigint(0)));
    assertThat(stage.open(context()).run(in)).isSameAs(in);
  }

  @Test
  void columnsPassThroughWithoutACopy() {
    Batch in = rows(true);
    Batch out = StageCompiler.compile(INPUT, null, List.of(NAME, ID)).open(context()).run(in);
    assertThat(out.column(0)).isSameAs(in.column(2));
    assertThat(out.column(1)).isSameAs(in.column(0));
  }

  @Test
  void kindsGoAlongWithTheRows() {
    Batch out =
        StageCompiler.compile(INPUT, call(">", Types.BOOLEAN, ID, bigint(6)), List.of(ID))
            .open(context())
            .run(rows(false));
    assertThat(out.size()).isEqualTo(3);
    assertThat(out.kind(0)).isEqualTo(RowKind.DELETE);
    assertThat(out.kind(1)).isEqualTo(RowKind.INSERT);
  }

  @Test
  void fieldsOfRowsAreNullWhereTheRowIs() {
    Expr price = new FieldAccess(BID_REF, 0, Types.BIGINT);
    assertThat(column(null, price)).startsWith("0", "10").element(5).isEqualTo("NULL");
    assertThat(column(null, call("+", Types.BIGINT, price, bigint(1))).get(5)).isEqualTo("NULL");
    assertThat(column(call(">", Types.BOOLEAN, ID, bigint(4)), price).getFirst()).isEqualTo("NULL");
  }

  @Test
  void rowsAreBuiltAndHandedOn() {
    RowType type =
        new RowType(List.of(new Field("a", Types.BIGINT), new Field("b", Types.STRING)), false);
    assertThat(column(call("=", Types.BOOLEAN, ID, bigint(3)), call("ROW", type, ID, NAME)))
        .containsExactly("(3, NULL)");
    assertThat(column(call("=", Types.BOOLEAN, ID, bigint(2)), BID_REF))
        .containsExactly("(20, name2)");
  }

  @Test
  void logicHasThreeValues() {
    Expr unknown = nothing(Types.BOOLEAN);
    assertThat(value(call("AND", Types.BOOLEAN, unknown, bool(false)))).isEqualTo("FALSE");
    assertThat(value(call("AND", Types.BOOLEAN, unknown, bool(true)))).isEqualTo("NULL");
    assertThat(value(call("OR", Types.BOOLEAN, unknown, bool(true)))).isEqualTo("TRUE");
    assertThat(value(call("OR", Types.BOOLEAN, unknown, bool(false)))).isEqualTo("NULL");
    assertThat(value(call("NOT", Types.BOOLEAN, unknown))).isEqualTo("NULL");
    assertThat(value(call("IS NOT TRUE", Types.BOOLEAN, unknown))).isEqualTo("TRUE");
    assertThat(value(call("IS UNKNOWN", Types.BOOLEAN, unknown))).isEqualTo("TRUE");
  }

  @Test
  void onlyTheBranchTakenIsEvaluated() {
    Expr division = call("/", Types.BIGINT, bigint(10), ID);
    Expr safe =
        new Case(
            List.of(
                new Case.Branch(call("=", Types.BOOLEAN, ID, bigint(0)), nothing(Types.BIGINT))),
            division,
            Types.BIGINT);
    assertThat(column(null, safe)).startsWith("NULL", "10", "5", "3");
  }

  @Test
  void divisionByZeroNamesTheExpression() {
    assertThatThrownBy(() -> column(null, call("/", Types.BIGINT, bigint(10), ID)))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO))
        .hasMessage("division by zero in \"10 / id\"");
  }

  @Test
  void comparisonWithNullIsNull() {
    assertThat(column(null, call("<", Types.BOOLEAN, PRICE, number(1))))
        .startsWith("TRUE", "TRUE", "NULL", "FALSE");
    assertThat(column(null, call("IS DISTINCT FROM", Types.BOOLEAN, NAME, nothing(Types.STRING))))
        .startsWith("TRUE", "TRUE", "TRUE", "FALSE");
  }

  @Test
  void arithmeticWrapsAtTheWidthOfItsType() {
    assertThat(value(call("+", Types.INT, integer(Integer.MAX_VALUE), integer(1))))
        .isEqualTo("-2147483648");
    assertThat(value(call("*", Types.BIGINT, bigint(Long.MAX_VALUE), bigint(2)))).isEqualTo("-2");
    assertThat(value(call("/", Types.INT, integer(-7), integer(2)))).isEqualTo("-3");
    assertThat(value(call("/", Types.DOUBLE, number(1), number(0)))).isEqualTo("Infinity");
  }

  @Test
  void decimalsAreExact() {
    SqlType ten = Types.decimal(10, 4);
    assertThat(value(call("*", ten, decimal("1.10"), decimal("2.25")))).isEqualTo("2.4750");
    assertThat(value(call("+", Types.decimal(20, 2), decimal("12.5"), decimal("0.25"))))
        .isEqualTo("12.75");
    assertThat(value(call("/", Types.decimal(20, 6), decimal("1"), decimal("3"))))
        .isEqualTo("0.333333");
    assertThat(value(call("-", Types.decimal(38, 2), decimal("1.00"), decimal("1.01"))))
        .isEqualTo("-0.01");
    assertThat(value(cast(decimal("123.45"), Types.decimal(4, 2)))).isEqualTo("NULL");
    assertThat(value(cast(decimal("-2.345"), Types.decimal(4, 2)))).isEqualTo("-2.35");
  }

  @Test
  void castsFollowFlink() {
    assertThat(value(cast(text(" 42 "), Types.INT))).isEqualTo("42");
    assertThat(value(cast(text("1.9"), Types.INT))).isEqualTo("1");
    assertThat(value(tryCast(text("x"), Types.INT))).isEqualTo("NULL");
    assertThatThrownBy(() -> value(cast(text("x"), Types.INT)))
        .hasMessage("\"x\" can't be cast to INT in \"CAST('x' AS INT)\"");
    assertThat(value(cast(number(1e20), Types.INT))).isEqualTo("2147483647");
    assertThat(value(cast(integer(300), Types.TINYINT))).isEqualTo("44");
    assertThat(value(cast(number(2.5), Types.STRING))).isEqualTo("2.5");
    assertThat(value(cast(text("1.25"), Types.decimal(30, 1)))).isEqualTo("1.3");
    assertThat(value(cast(bool(true), Types.STRING))).isEqualTo("TRUE");
    assertThat(value(cast(text("2024-01-02 03:04:05"), Types.timestampLtz(3))))
        .isEqualTo("2024-01-02 03:04:05.000");
    assertThat(value(cast(Expressions.timestamp("2024-01-02 03:04:05.678"), Types.timestamp(0))))
        .isEqualTo("2024-01-02 03:04:05");
    assertThat(value(cast(Expressions.date("2024-01-02"), Types.timestamp(3))))
        .isEqualTo("2024-01-02 00:00:00.000");
  }

  @Test
  void predicatesOverPairsReadBothSides() {
    RowType one = RowType.of(List.of(new Field("id", Types.BIGINT)));
    Expr condition =
        call("<", Types.BOOLEAN, new InputRef(0, Types.BIGINT), new InputRef(1, Types.BIGINT));
    PairPredicate.Test test = StageCompiler.compilePredicate(one, one, condition).open(context());
    Batch left = Batch.of(one, 4, true);
    Batch right = Batch.of(one, 4, true);
    left.longs(0).set(1, 5);
    right.longs(0).set(2, 6);
    right.longs(0).nulls().set(3);
    assertThat(test.test(left, 1, right, 2)).isTrue();
    assertThat(test.test(left, 1, right, 0)).isFalse();
    assertThat(test.test(left, 1, right, 3)).isFalse();
  }

  @Test
  void inListsAndCoalesceWork() {
    assertThat(column(call("IN", Types.BOOLEAN, ID, bigint(1), bigint(7)), ID))
        .containsExactly("1", "7");
    assertThat(column(null, call("COALESCE", Types.STRING, NAME, text("none"))))
        .startsWith("name0", "name1", "name2", "none");
    assertThat(column(null, call("||", Types.STRING, NAME, text("!"))))
        .startsWith("name0!", "name1!", "name2!", "NULL");
    assertThat(value(call("GREATEST", Types.INT, integer(1), integer(3), integer(2))))
        .isEqualTo("3");
  }

  @Test
  void manyConstantsAreAskedOfASet() {
    Expr[] candidates = new Expr[100_001];
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] = i == 0 ? ID : bigint(2L * i);
    }
    Expr in = call("IN", Types.BOOLEAN, candidates);
    assertThat(column(in, ID)).containsExactly("2", "4", "6", "8");
    candidates[1] = new dev.weir.expr.Literal(null, Types.BIGINT);
    assertThat(column(null, call("IN", Types.BOOLEAN, candidates)))
        .startsWith("NULL", "NULL", "NULL", "NULL", "TRUE", "NULL");
  }

  @Test
  void constantsAreComputedOnceUnlessTheyFail() {
    Expr sum = call("+", Types.INT, integer(1), integer(2));
    assertThat(ConstantFolder.fold(sum)).isEqualTo(new dev.weir.expr.Literal(3L, Types.INT));
    Expr failing = call("/", Types.INT, integer(1), integer(0));
    assertThat(ConstantFolder.fold(failing)).isEqualTo(failing);
    Expr zoned = cast(text("2024-01-02 03:04:05"), Types.timestampLtz(3));
    assertThat(ConstantFolder.fold(zoned)).isEqualTo(zoned);
    assertThat(ConstantFolder.fold(call("UPPER", Types.STRING, text("a"))))
        .isEqualTo(new dev.weir.expr.Literal("A", Types.STRING));
  }
}
