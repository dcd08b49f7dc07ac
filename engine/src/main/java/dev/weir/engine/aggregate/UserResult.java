package dev.weir.engine.aggregate;

import dev.weir.batch.Column;

/** What a user's function makes of what it has gathered. */
record UserResult(UserAccumulator accumulator) implements CallResult {
  @Override
  public void write(int[] groups, int count, Column target, int start) {
    for (int i = 0; i < count; i++) {
      accumulator.result(groups[i], target, start + i);
    }
  }
}
