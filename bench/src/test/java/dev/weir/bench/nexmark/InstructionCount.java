package dev.weir.bench.nexmark;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;

/**
 * How many instructions of bytecode have run. Code that {@link CountingLoader} has loaded calls it.
 *
 * <p>Threads add without a lock: a sum that is lost now and then is far less than what a test
 * allows, and a lock would be most of what is counted.
 */
public final class InstructionCount {
  private static long count;

  private InstructionCount() {}

  static long now() {
    return count;
  }

  /** Called at the start of each run of instructions without a branch. */
  public static void add(int instructions) {
    count += instructions;
  }

  /** Defines a class that the engine has written, so that it counts as well. */
  public static Lookup defineHiddenClass(
      Lookup lookup, byte[] bytes, boolean initialize, ClassOption... options)
      throws IllegalAccessException {
    return lookup.defineHiddenClass(CountingCode.of(bytes), initialize, options);
  }
}
