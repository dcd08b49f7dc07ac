package dev.weir.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.Batch;
import dev.weir.engine.graph.GraphNode.OperatorNode;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Lasting;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.StateBlocks;
import dev.weir.type.RowType;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a gate does with its processor. */
class GateTest {
  private static class Counting implements Processor {
    int closed;

    @Override
    public void process(int input, Batch batch) {}

    @Override
    public void watermark(long millis) {}

    @Override
    public void close() {
      closed++;
    }
  }

  private static final class LastingCounting extends Counting implements Lasting {}

  private record Fixed(Processor processor) implements Operator {
    @Override
    public Distribution distribution(int input) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Processor open(TaskContext context, Output output) {
      return processor;
    }
  }

  private static Gate gate(Processor processor) {
    RowType none = RowType.of(List.of());
    StateBlocks blocks = new StateBlocks();
    Surroundings surroundings =
        new Surroundings(
            1, 16, InstantSource.system(), ZoneOffset.UTC, blocks, row -> {}, row -> {});
    TaskScope scope = new TaskScope(surroundings, new Counters(), 0, "test", none);
    OperatorNode node = new OperatorNode("n", "test", new Fixed(processor), List.of(), none, true);
    return new Gate(node, scope, new Outlet(List.of()), blocks);
  }

  @Test
  void closing_closes_the_processor_and_keeps_nothing_of_it() {
    Counting processor = new Counting();
    Gate gate = gate(processor);
    assertThat(gate.processor()).isSameAs(processor);
    gate.close();
    assertThat(processor.closed).isEqualTo(1);
    assertThat(gate.processor()).isNotSameAs(processor);
  }

  @Test
  void a_state_that_lasts_is_kept_when_its_processor_is_closed() {
    LastingCounting processor = new LastingCounting();
    Gate gate = gate(processor);
    gate.close();
    assertThat(processor.closed).isEqualTo(1);
    assertThat(gate.processor()).isSameAs(processor);
  }
}
