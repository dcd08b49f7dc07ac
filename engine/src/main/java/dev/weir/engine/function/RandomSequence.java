package dev.weir.engine.function;

import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Random numbers of a call site: the same sequence for the same seed. */
public final class RandomSequence {
  private @Nullable Random random;

  private Random seeded(long seed) {
    Random known = random;
    if (known == null) {
      known = new Random(seed);
      random = known;
    }
    return known;
  }

  public static double rand(EvalContext context) {
    return context.random.nextDouble();
  }

  public static double rand(long seed, RandomSequence sequence) {
    return sequence.seeded(seed).nextDouble();
  }

  /** The first number of the seed's sequence, for a seed that is no constant. */
  public static double first(long seed) {
    return new Random(seed).nextDouble();
  }

  public static long firstInteger(long seed, long bound) {
    return new Random(seed).nextInt((int) bound);
  }

  public static long randInteger(long bound, EvalContext context) {
    return context.random.nextInt((int) bound);
  }

  public static long randInteger(long seed, long bound, RandomSequence sequence) {
    return sequence.seeded(seed).nextInt((int) bound);
  }

  /** A random UUID of version 4. */
  public static void uuid(EvalContext context, BytesResult out) {
    long high = (context.random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000;
    long low = (context.random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE;
    out.set(new UUID(high, low).toString());
  }
}
