package dev.weir.engine.pattern;

import dev.weir.batch.Batch;
import dev.weir.connector.SourceContext;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Schemas;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.ByteStateReader;
import dev.weir.engine.state.ByteStateWriter;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.SortKey;
import dev.weir.function.Functions;
import dev.weir.plan.MatchRecognize;
import dev.weir.plan.MatchRows;
import dev.weir.plan.MatchSkip;
import dev.weir.plan.PatternValue;
import dev.weir.plan.PatternVariable;
import dev.weir.plan.RowPattern;
import dev.weir.type.BooleanType;
import dev.weir.type.RowType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * One task of MATCH_RECOGNIZE over rows of (key, time, x): A has rows with x = 1, B with x = 2, N
 * all others. Tells of each match the key, and the times of its first and last row.
 */
final class PatternRun {
  static final RowPattern A = new RowPattern.Variable(0);
  static final RowPattern N = new RowPattern.Variable(1);
  static final RowPattern B = new RowPattern.Variable(2);

  private static final TimestampType TIME = new TimestampType(3, false, true);
  private static final RowType INPUT = Schemas.of(Types.BIGINT, TIME, Types.BIGINT);
  private static final int CAPACITY = 4096;

  /** The matches so far, as key, first time and last time. */
  final List<List<Long>> matches = new ArrayList<>();

  /** The rows that were late, as key and time. */
  final List<List<Long>> late = new ArrayList<>();

  private final PatternOperator operator;
  private PatternProcessor processor;
  private final Batch batch = Batch.of(INPUT, CAPACITY, true);

  PatternRun(RowPattern pattern, long within) {
    this.operator = PatternOperator.of(node(pattern, within));
    this.processor = open();
  }

  private PatternProcessor open() {
    return (PatternProcessor) operator.open(new Alone(), new Receiver());
  }

  private static MatchRecognize node(RowPattern pattern, long within) {
    List<PatternValue> asked = new ArrayList<>();
    List<PatternVariable> variables = new ArrayList<>();
    for (int variable = 0; variable < 3; variable++) {
      asked.add(new PatternValue.OfRow(List.of(variable), false, 0, 0, 2, false, Types.BIGINT));
    }
    variables.add(new PatternVariable("A", compare("=", 0, 1)));
    variables.add(new PatternVariable("N", compare(">", 1, 2)));
    variables.add(new PatternVariable("B", compare("=", 2, 2)));
    List<PatternValue> told =
        List.of(
            new PatternValue.OfRow(List.of(), true, 0, 0, 1, true, TIME),
            new PatternValue.OfRow(List.of(), false, 0, 0, 1, true, TIME));
    return new MatchRecognize(
        Schemas.input(INPUT, true),
        new MatchRecognize.Arrangement(List.of(0), 1, List.of(new SortKey(2, false, true))),
        new MatchRecognize.Search(pattern, variables, asked, within, new MatchSkip.PastLastRow()),
        new MatchRecognize.Result(
            MatchRows.ONE,
            List.of(0, -1, -1),
            told,
            List.of(new InputRef(0, TIME), new InputRef(1, TIME))),
        Schemas.of(Types.BIGINT, TIME, TIME));
  }

  private static Expr compare(String operator, int value, long constant) {
    return new Call(
        Functions.get(operator),
        List.of(new InputRef(value, Types.BIGINT), new Literal(constant, Types.BIGINT)),
        new BooleanType(true));
  }

  void row(long key, long time, long x) {
    int at = batch.size();
    batch.longs(0).set(at, key);
    batch.longs(1).set(at, time);
    batch.longs(2).set(at, x);
    batch.setSize(at + 1);
    if (batch.isFull()) {
      flush();
    }
  }

  private void flush() {
    if (batch.size() > 0) {
      processor.process(0, batch);
      batch.clear();
    }
  }

  void watermark(long millis) {
    flush();
    processor.watermark(millis);
  }

  /** Goes on with another task, from a snapshot of this one; returns its size. */
  int restore() {
    flush();
    ByteStateWriter writer = new ByteStateWriter();
    processor.snapshot(writer);
    byte[] snapshot = writer.toBytes();
    processor = open();
    processor.restore(new ByteStateReader(snapshot));
    return snapshot.length;
  }

  PatternProcessor processor() {
    return processor;
  }

  private final class Receiver implements Output {
    @Override
    public void emit(Batch rows) {
      for (int row = 0; row < rows.size(); row++) {
        matches.add(
            List.of(
                rows.longs(0).values[row], rows.longs(1).values[row], rows.longs(2).values[row]));
      }
    }

    @Override
    public void watermark(long millis) {}
  }

  private final class Alone implements TaskContext {
    @Override
    public void closeAtEnd(AutoCloseable resource) {
      throw new IllegalStateException("not expected: " + resource);
    }

    @Override
    public SourceContext reading() {
      throw new IllegalStateException("nothing is read");
    }

    @Override
    public int task() {
      return 0;
    }

    @Override
    public int parallelism() {
      return 1;
    }

    @Override
    public int batchSize() {
      return CAPACITY;
    }

    @Override
    public InstantSource clock() {
      return InstantSource.fixed(Instant.EPOCH);
    }

    @Override
    public ZoneId zone() {
      return ZoneOffset.UTC;
    }

    @Override
    public void late(Batch rows, int[] places, long[] windowEnds, int count) {
      for (int i = 0; i < count; i++) {
        late.add(List.of(rows.longs(0).values[places[i]], rows.longs(1).values[places[i]]));
      }
    }
  }
}
