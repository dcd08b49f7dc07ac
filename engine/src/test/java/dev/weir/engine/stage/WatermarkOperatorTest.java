package dev.weir.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.expr.InputRef;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.Values;
import dev.weir.time.Watermark;
import dev.weir.type.RowType;
import dev.weir.type.TimestampType;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatermarkOperatorTest {
  private static final RowType INPUT = Schemas.of(new TimestampType(3, false, false));

  @Test
  void theWatermarkIsTheLargestTimeSoFar() {
    OperatorRun run = run(0);
    run.feed(0, List.of(Change.insert(30L), Change.insert(20L)));
    assertThat(run.watermark()).isEqualTo(30);
    run.feed(0, List.of(Change.insert(10L)));
    assertThat(run.watermark()).isEqualTo(30);
  }

  @Test
  void timeOutlivesSnapshotsBetweenWhichNoRowComes() {
    OperatorRun run = run(0);
    run.feed(0, List.of(Change.insert(30L)));
    run.rescale(1);
    run.rescale(1);
    run.feed(0, List.of(Change.insert(10L)));
    assertThat(run.watermark()).isEqualTo(30);
  }

  @Test
  void afterARestoreTimeGoesOnFromTheTaskThatWasBehind() {
    OperatorRun run = run(0);
    run.rescale(2);
    run.feed(0, List.of(Change.insert(30L)));
    run.rescale(1);
    run.feed(0, List.of(Change.insert(10L)));
    assertThat(run.watermark()).isEqualTo(10);
  }

  @Test
  void beforeTheFirstRowThereIsNone() {
    OperatorRun run = run(1000);
    run.flush();
    run.clock(5000);
    assertThat(run.watermark()).isEqualTo(Watermark.NONE);
  }

  private static OperatorRun run(long idleMillis) {
    AssignWatermark node =
        new AssignWatermark(
            new Values(List.of(), INPUT), 0, new InputRef(0, INPUT.type(0)), idleMillis);
    return OperatorRun.of(WatermarkOperator.of(node), INPUT, true, 4096);
  }
}
