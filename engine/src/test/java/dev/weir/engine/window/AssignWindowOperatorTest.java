package dev.weir.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.plan.AssignWindow;
import dev.weir.time.Window;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignWindowOperatorTest {
  private static final SqlType TIME = Types.timestamp(3);
  private static final RowType INPUT = Schemas.of(Types.STRING, TIME);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4096})
  void aRowComesOnceForEachOfItsWindows(int batchSize) {
    OperatorRun run = run(new Window.Hop(5, 10, 0), false, batchSize);
    run.feed(0, List.of(Change.insert("a", 3L), Change.of(RowKind.DELETE, null, 12L)));
    assertThat(run.take())
        .containsExactly(
            "+I[a, 3, -5, 5, 4]",
            "+I[a, 3, 0, 10, 9]",
            "-D[null, 12, 5, 15, 14]",
            "-D[null, 12, 10, 20, 19]");
  }

  @Test
  void cumulatingWindowsStartTogether() {
    OperatorRun run = run(new Window.Cumulate(5, 15, 0), true, 4096);
    run.feed(0, List.of(Change.insert("a", 6L)));
    assertThat(run.take()).containsExactly("+I[a, 6, 0, 10, 9]", "+I[a, 6, 0, 15, 14]");
  }

  @Test
  void tumblingRowsComeOutHoweverLate() {
    OperatorRun run = run(new Window.Tumble(10, 0), true, 4096);
    run.watermark(100);
    run.feed(0, List.of(Change.insert("a", 6L)));
    assertThat(run.take()).containsExactly("+I[a, 6, 0, 10, 9]");
    assertThat(run.late()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4096})
  void theRowsOfASessionComeWhenItEnds(int batchSize) {
    OperatorRun run = run(new Window.Session(10), true, batchSize);
    run.feed(0, List.of(Change.insert("a", 0L), Change.insert("a", 18L), Change.insert("b", 4L)));
    run.rescale(3);
    run.feed(0, List.of(Change.insert("a", 9L), Change.insert("a", 40L)));
    run.watermark(26);
    assertThat(run.take()).containsExactly("+I[b, 4, 4, 14, 13]");
    run.rescale(2);
    run.watermark(27);
    assertThat(run.take())
        .containsExactly("+I[a, 0, 0, 28, 27]", "+I[a, 18, 0, 28, 27]", "+I[a, 9, 0, 28, 27]");
    run.feed(0, List.of(Change.insert("a", 17L)));
    assertThat(run.late()).containsExactly(new OperatorRun.Late(Change.insert("a", 17L), 27));
    run.end();
    assertThat(run.take()).containsExactly("+I[a, 40, 40, 50, 49]");
  }

  private static OperatorRun run(Window window, boolean insertOnly, int batchSize) {
    AssignWindow node =
        new AssignWindow(
            Schemas.input(INPUT, insertOnly),
            window,
            1,
            List.of(0),
            Schemas.of(Types.STRING, TIME, TIME, TIME, TIME));
    return OperatorRun.of(AssignWindowOperator.of(node), INPUT, insertOnly, batchSize);
  }
}
