package dev.weir.tests.slt;

import java.util.ArrayList;
import java.util.List;

/** How a file is run; {@code restore}: with a snapshot and a restore in the middle of the input. */
record SltSetting(int batchSize, int parallelism, boolean restore) {

  /** The setting in which the steps of a changelog are defined. */
  static final SltSetting STEPS = new SltSetting(1, 1, false);

  static List<SltSetting> all() {
    List<SltSetting> all = new ArrayList<>();
    for (int batchSize : new int[] {1, 2, 4096}) {
      for (int parallelism : new int[] {1, 3}) {
        all.add(new SltSetting(batchSize, parallelism, false));
        all.add(new SltSetting(batchSize, parallelism, true));
      }
    }
    return all;
  }

  @Override
  public String toString() {
    return "batch " + batchSize + ", parallelism " + parallelism + (restore ? ", restored" : "");
  }
}
