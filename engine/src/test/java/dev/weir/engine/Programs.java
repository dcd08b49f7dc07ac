package dev.weir.engine;

import dev.weir.connector.RejectedRow;
import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.expr.SortKey;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.Aggregate;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.PlanNode;
import dev.weir.plan.PlanRoot;
import dev.weir.plan.Project;
import dev.weir.plan.Sort;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowProperty;
import dev.weir.time.Window;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Engines and plans for tests. */
final class Programs {
  private Programs() {}

  /** Keeps late rows as text. */
  static final class LateKeeper implements Ledger {
    final List<LateRow> late = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void rejected(RejectedRow row) {}

    @Override
    public void late(LateRow row) {
      late.add(row);
    }
  }

  static Engine engine(NumbersConnector numbers, int parallelism, int batchSize) {
    return new Engine(
        new EngineConfig(parallelism, batchSize, ZoneOffset.UTC),
        numbers,
        InstantSource.fixed(Instant.EPOCH));
  }

  static JobSpec spec(RowReceiver rows, @Nullable JobSnapshot from, PlanRoot... roots) {
    return new JobSpec("test", List.of(roots), rows, new LateKeeper(), from);
  }

  static Project project(PlanNode input, int... columns) {
    List<Field> fields = new ArrayList<>();
    List<Expr> expressions = new ArrayList<>();
    for (int column : columns) {
      fields.add(input.schema().fields().get(column));
      expressions.add(new InputRef(column, input.schema().type(column)));
    }
    return new Project(input, expressions, RowType.of(fields));
  }

  /** SELECT k, COUNT(*), SUM(n) ... GROUP BY k. */
  static Aggregate perKey(PlanNode input) {
    return new Aggregate(
        input,
        List.of(input.schema().indexOf("k")),
        List.of(call(AggregateFunction.COUNT), call(AggregateFunction.SUM, 0)),
        RowType.of(
            List.of(
                new Field("k", Types.BIGINT),
                new Field("rows", Types.BIGINT.withNullable(false)),
                new Field("total", Types.BIGINT))));
  }

  static AssignWatermark watermark(PlanNode input) {
    int time = input.schema().indexOf("ts");
    return new AssignWatermark(input, time, new InputRef(time, input.schema().type(time)));
  }

  /** SELECT k, COUNT(*), window_start ... GROUP BY k and tumbling windows of that many seconds. */
  static WindowAggregate perWindow(PlanNode input, long seconds) {
    return new WindowAggregate(
        input,
        new Window.Tumble(seconds * 1000, 0),
        input.schema().indexOf("ts"),
        List.of(input.schema().indexOf("k")),
        List.of(call(AggregateFunction.COUNT)),
        List.of(WindowProperty.START),
        RowType.of(
            List.of(
                new Field("k", Types.BIGINT),
                new Field("rows", Types.BIGINT.withNullable(false)),
                new Field("window_start", Types.timestamp(3).withNullable(false)))));
  }

  static AggregateCall call(AggregateFunction function, Integer... arguments) {
    return new AggregateCall(
        function, List.of(arguments), false, AggregateCall.NO_FILTER, Types.BIGINT);
  }

  /** Waits for what another thread brings about. */
  static void waitUntil(BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("waited in vain");
      }
      Thread.onSpinWait();
    }
  }

  static Sort sorted(PlanNode input) {
    List<SortKey> keys = new ArrayList<>();
    for (int i = 0; i < input.schema().size(); i++) {
      keys.add(new SortKey(i, false, true));
    }
    return new Sort(input, keys, 0, Sort.ALL);
  }
}
