package dev.weir.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.Aggregate;
import dev.weir.plan.AggregateCall;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateOperatorTest {
  private static final int NONE = AggregateCall.NO_FILTER;

  @Test
  void aBatchMakesOneChangeOfEachKey() {
    RowType input = Schemas.of(Types.STRING, Types.INT);
    OperatorRun run =
        run(
            input,
            true,
            List.of(0),
            call(AggregateFunction.COUNT, Types.BIGINT),
            sum(1, Types.INT));
    run.feed(0, List.of(Change.insert("a", 1), Change.insert("b", 2), Change.insert("a", 3)));
    assertThat(run.take()).containsExactly("+I[a, 2, 4]", "+I[b, 1, 2]");
    run.feed(0, List.of(Change.insert("a", 5), Change.insert(null, 7)));
    assertThat(run.take()).containsExactly("-U[a, 2, 4]", "+U[a, 3, 9]", "+I[null, 1, 7]");
  }

  @Test
  void anEqualResultIsNoChange() {
    RowType input = Schemas.of(Types.STRING, Types.INT);
    OperatorRun run = run(input, true, List.of(0), max(1, Types.INT));
    run.feed(0, List.of(Change.insert("a", 5)));
    run.take();
    run.feed(0, List.of(Change.insert("a", 4)));
    assertThat(run.take()).isEmpty();
  }

  @Test
  void aGroupWhoseRowsAreAllRetractedIsDeleted() {
    RowType input = Schemas.of(Types.STRING, Types.INT);
    OperatorRun run = run(input, false, List.of(0), sum(1, Types.INT), max(1, Types.INT));
    run.feed(0, List.of(Change.insert("a", 5), Change.insert("a", 9)));
    run.take();
    run.feed(0, List.of(Change.of(RowKind.DELETE, "a", 9)));
    assertThat(run.take()).containsExactly("-U[a, 14, 9]", "+U[a, 5, 5]");
    run.feed(0, List.of(Change.of(RowKind.UPDATE_BEFORE, "a", 5)));
    assertThat(run.take()).containsExactly("-D[a, 5, 5]");
    run.feed(0, List.of(Change.insert("b", 1), Change.of(RowKind.DELETE, "b", 1)));
    assertThat(run.take()).isEmpty();
    run.feed(0, List.of(Change.insert("a", null)));
    assertThat(run.take()).containsExactly("+I[a, null, null]");
  }

  @Test
  void noKeysGiveOneRowEvenOfNoInput() {
    RowType input = Schemas.of(Types.INT);
    OperatorRun run =
        run(
            input,
            true,
            List.of(),
            call(AggregateFunction.COUNT, Types.BIGINT),
            sum(0, Types.INT),
            new AggregateCall(AggregateFunction.AVG, List.of(0), false, NONE, Types.INT));
    run.rescale(3);
    run.end();
    assertThat(run.take()).containsExactly("+I[0, null, null]");
  }

  @Test
  void theOnlyGroupStaysWhenItsRowsAreRetracted() {
    RowType input = Schemas.of(Types.INT);
    OperatorRun run =
        run(
            input,
            false,
            List.of(),
            call(AggregateFunction.COUNT, Types.BIGINT),
            sum(0, Types.INT));
    run.feed(0, List.of(Change.insert(3)));
    run.feed(0, List.of(Change.of(RowKind.DELETE, 3)));
    run.end();
    assertThat(run.take()).containsExactly("+I[1, 3]", "-U[1, 3]", "+U[0, null]");
  }

  @Test
  void sumsWrapAtTheWidthOfTheirType() {
    RowType input = Schemas.of(Types.INT, Types.TINYINT);
    OperatorRun run = run(input, true, List.of(), sum(0, Types.INT), sum(1, Types.TINYINT));
    run.feed(0, List.of(Change.insert(Integer.MAX_VALUE, 100), Change.insert(1, 100)));
    assertThat(run.take()).containsExactly("+I[" + Integer.MIN_VALUE + ", -56]");
  }

  @Test
  void averagesAreTruncatedForIntegersAndRoundedForDecimals() {
    SqlType price = Types.decimal(10, 2);
    RowType input = Schemas.of(Types.INT, price, Types.FLOAT);
    OperatorRun run =
        run(
            input,
            true,
            List.of(),
            new AggregateCall(AggregateFunction.AVG, List.of(0), false, NONE, Types.INT),
            new AggregateCall(AggregateFunction.AVG, List.of(1), false, NONE, Types.decimal(38, 6)),
            new AggregateCall(AggregateFunction.AVG, List.of(2), false, NONE, Types.FLOAT));
    run.feed(
        0,
        List.of(
            Change.insert(-1, -100, 1.0), Change.insert(-2, -100, 2.0), Change.insert(-2, 0, 2.0)));
    assertThat(run.take()).containsExactly("+I[-1, -666667, " + (double) (float) (5.0 / 3) + "]");
  }

  @Test
  void aDecimalSumWithTooManyDigitsIsNullUntilItIsBackInRange() {
    SqlType wide = Types.decimal(38, 0);
    RowType input = Schemas.of(wide);
    OperatorRun run = run(input, false, List.of(), sum(0, wide));
    BigInteger most = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
    run.feed(0, List.of(Change.insert(most)));
    run.feed(0, List.of(Change.insert(most)));
    run.feed(0, List.of(Change.of(RowKind.DELETE, most)));
    run.feed(0, List.of(Change.insert(most.negate())));
    assertThat(run.take())
        .containsExactly(
            "+I[" + most + "]",
            "-U[" + most + "]",
            "+U[null]",
            "-U[null]",
            "+U[" + most + "]",
            "-U[" + most + "]",
            "+U[0]");
  }

  @Test
  void aFilterTakesOnlyTrue() {
    RowType input = Schemas.of(Types.INT, Types.BOOLEAN);
    OperatorRun run =
        run(
            input,
            true,
            List.of(),
            new AggregateCall(AggregateFunction.COUNT, List.of(), false, 1, Types.BIGINT),
            new AggregateCall(AggregateFunction.SUM, List.of(0), true, 1, Types.INT));
    run.feed(
        0,
        List.of(
            Change.insert(1, 1),
            Change.insert(2, 0),
            Change.insert(4, null),
            Change.insert(1, 1),
            Change.insert(8, 1),
            Change.insert(null, 1)));
    assertThat(run.take()).containsExactly("+I[4, 9]");
  }

  @Test
  void distinctValuesGoWhenTheLastOfThemDoes() {
    RowType input = Schemas.of(Types.BIGINT, Types.STRING);
    OperatorRun run =
        run(
            input,
            false,
            List.of(0),
            new AggregateCall(AggregateFunction.COUNT, List.of(1), true, NONE, Types.BIGINT));
    run.feed(0, List.of(Change.insert(1, "x"), Change.insert(1, "x"), Change.insert(1, "y")));
    run.feed(0, List.of(Change.of(RowKind.DELETE, 1, "x")));
    run.rescale(3);
    run.feed(0, List.of(Change.of(RowKind.DELETE, 1, "x")));
    assertThat(run.take()).containsExactly("+I[1, 2]", "-U[1, 2]", "+U[1, 1]");
  }

  private static AggregateCall call(AggregateFunction function, SqlType type) {
    return new AggregateCall(function, List.of(), false, NONE, type);
  }

  private static AggregateCall sum(int column, SqlType type) {
    return new AggregateCall(AggregateFunction.SUM, List.of(column), false, NONE, type);
  }

  private static AggregateCall max(int column, SqlType type) {
    return new AggregateCall(AggregateFunction.MAX, List.of(column), false, NONE, type);
  }

  private static OperatorRun run(
      RowType input, boolean insertOnly, List<Integer> keys, AggregateCall... calls) {
    List<AggregateCall> list = List.of(calls);
    List<SqlType> types = new ArrayList<>(keys.stream().map(input::type).toList());
    list.forEach(call -> types.add(call.type()));
    Aggregate node =
        new Aggregate(
            Schemas.input(input, insertOnly),
            keys,
            list,
            Schemas.of(types.toArray(SqlType[]::new)));
    return OperatorRun.of(AggregateOperator.of(node), input, insertOnly, 4096);
  }
}
