package dev.weir.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.Batch;
import dev.weir.connector.SourceContext;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Schemas;
import dev.weir.engine.operator.TaskContext;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.function.Functions;
import dev.weir.plan.MatchRecognize;
import dev.weir.plan.MatchRows;
import dev.weir.plan.MatchSkip;
import dev.weir.plan.PatternValue;
import dev.weir.plan.PatternVariable;
import dev.weir.plan.RowPattern;
import dev.weir.plan.RowPattern.Alternation;
import dev.weir.plan.RowPattern.Concatenation;
import dev.weir.plan.RowPattern.Quantified;
import dev.weir.plan.RowPattern.Variable;
import dev.weir.type.BooleanType;
import dev.weir.type.RowType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts the steps of searches: they must not grow faster than rows times states. */
class MatcherWorkTest {
  private static final int ROWS = 5_000;
  private static final TimestampType TIME = new TimestampType(3, false, true);
  private static final RowType INPUT = Schemas.of(Types.STRING, TIME, Types.BIGINT);
  private static final RowPattern A = new Variable(0);
  private static final RowPattern B = new Variable(1);
  private static final RowPattern C = new Variable(2);

  @Test
  void aLoopThatNeverEndsReadsEachRowOnce() {
    assertThat(stepsPerRow(new Concatenation(List.of(A, any(B), C)))).isLessThan(6);
  }

  @Test
  void aLongRepetitionCostsAtMostItsLength() {
    RowPattern pattern = new Concatenation(List.of(A, new Quantified(B, 500, 500, false), C));
    assertThat(stepsPerRow(pattern)).isLessThan(510);
  }

  @Test
  void ambiguousAlternativesDoNotMultiply() {
    RowPattern pattern = new Concatenation(List.of(any(new Alternation(List.of(A, B))), C));
    assertThat(stepsPerRow(pattern)).isLessThan(12);
  }

  @Test
  void nestedLoopsDoNotMultiply() {
    assertThat(stepsPerRow(new Concatenation(List.of(any(any(any(A))), any(any(B)), C))))
        .isLessThan(20);
  }

  private static RowPattern any(RowPattern part) {
    return new Quantified(part, 0, Quantified.UNLIMITED, false);
  }

  /** A and B have every row, C none. */
  private static long stepsPerRow(RowPattern pattern) {
    Expr never =
        new Call(
            Functions.get("<"),
            List.of(new InputRef(0, Types.BIGINT), new Literal(0L, Types.BIGINT)),
            new BooleanType(true));
    PatternValue x = new PatternValue.OfRow(List.of(), false, 0, 0, 2, false, Types.BIGINT);
    MatchRecognize node =
        new MatchRecognize(
            Schemas.input(INPUT, true),
            new MatchRecognize.Arrangement(List.of(0), 1, List.of()),
            new MatchRecognize.Search(
                pattern,
                List.of(
                    new PatternVariable("A", null),
                    new PatternVariable("B", null),
                    new PatternVariable("C", never)),
                List.of(x),
                MatchRecognize.Search.UNLIMITED,
                new MatchSkip.PastLastRow()),
            new MatchRecognize.Result(
                MatchRows.ONE, List.of(-1), List.of(x), List.of(new InputRef(0, Types.BIGINT))),
            Schemas.of(Types.BIGINT));
    PatternProcessor processor =
        (PatternProcessor) PatternOperator.of(node).open(new Alone(), new Nowhere());
    Batch batch = Batch.of(INPUT, ROWS, true);
    for (int row = 0; row < ROWS; row++) {
      batch.bytes(0).append(row, new byte[] {'k'}, 0, 1);
      batch.longs(1).set(row, row);
      batch.longs(2).set(row, row);
    }
    batch.setSize(ROWS);
    processor.process(0, batch);
    processor.watermark(Long.MAX_VALUE);
    return processor.work() / ROWS;
  }

  private static final class Nowhere implements Output {
    @Override
    public void emit(Batch batch) {}

    @Override
    public void watermark(long millis) {}
  }

  private static final class Alone implements TaskContext {
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
      return 4096;
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
    public void late(Batch batch, int[] rows, long[] windowEnds, int count) {
      throw new AssertionError("late rows");
    }
  }
}
