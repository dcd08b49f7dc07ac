package dev.weir.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeQueueTest {
  private record Entry(long time, int slot) {}

  @Test
  void rowsComeOutByTimeAndThenByArrival() {
    Random random = new Random(7);
    TimeQueue queue = new TimeQueue();
    List<Entry> waiting = new ArrayList<>();
    int next = 0;
    for (int step = 0; step < 200; step++) {
      for (int i = random.nextInt(20); i > 0; i--) {
        Entry entry = new Entry(step + random.nextInt(30), next++);
        waiting.add(entry);
        queue.add(entry.time(), entry.slot());
      }
      long upTo = step;
      waiting.sort(Comparator.comparingLong(Entry::time));
      assertThat(queue.slots()).containsExactly(slots(waiting));
      List<Entry> due = waiting.stream().filter(entry -> entry.time() <= upTo).toList();
      assertThat(queue.pollUpTo(upTo)).containsExactly(slots(due));
      waiting.removeAll(due);
      assertThat(queue.size()).isEqualTo(waiting.size());
    }
  }

  private static int[] slots(List<Entry> entries) {
    return entries.stream().mapToInt(Entry::slot).toArray();
  }
}
