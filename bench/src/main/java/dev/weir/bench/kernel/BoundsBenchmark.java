package dev.weir.bench.kernel;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the hardware can do: 8 bytes read or copied in order in a memory of 128 MiB, which is more
 * than caches hold, and read there at random, each apart from the others.
 */
@State(Scope.Thread)
public class BoundsBenchmark {
  private static final int WORDS = 1 << 24;
  private static final int HALF = WORDS / 2;

  private final long[] memory = memory();
  private long place;

  private static long[] memory() {
    long[] memory = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      memory[i] = i;
    }
    return memory;
  }

  @Benchmark
  @OperationsPerInvocation(WORDS)
  public long read() {
    long sum = 0;
    for (long word : memory) {
      sum += word;
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(HALF)
  public long[] copy() {
    System.arraycopy(memory, 0, memory, HALF, HALF);
    return memory;
  }

  @Benchmark
  @OperationsPerInvocation(KeyedRows.ROWS)
  public long readAtRandom() {
    long sum = 0;
    for (int i = 0; i < KeyedRows.ROWS; i++) {
      sum += memory[(int) KeyedRows.mixed(place++) & WORDS - 1];
    }
    return sum;
  }
}
