package dev.weir.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OneToOneQueueTest {

  @Test
  void gives_what_was_added_in_order_while_it_grows_and_shrinks() {
    OneToOneQueue<Integer> queue = new OneToOneQueue<>();
    Deque<Integer> expected = new ArrayDeque<>();
    Random random = new Random(1);
    int next = 0;
    for (int i = 0; i < 100_000; i++) {
      if (random.nextInt(1000) < (i / 10_000 % 2 == 0 ? 550 : 450)) {
        queue.add(next);
        expected.add(next++);
      } else {
        assertThat(queue.poll()).isEqualTo(expected.poll());
      }
      assertThat(queue.size()).isEqualTo(expected.size());
      assertThat(queue.isEmpty()).isEqualTo(expected.isEmpty());
    }
  }

  @Test
  void two_threads_see_every_item_once_and_in_order() throws InterruptedException {
    int count = 1_000_000;
    OneToOneQueue<Integer> queue = new OneToOneQueue<>();
    Thread producer =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < count; i++) {
                while (queue.size() > 100) {
                  Thread.onSpinWait();
                }
                queue.add(i);
              }
            });
    int wrong = 0;
    for (int i = 0; i < count; i++) {
      Integer item = queue.poll();
      while (item == null) {
        Thread.onSpinWait();
        item = queue.poll();
      }
      wrong += item == i ? 0 : 1;
    }
    producer.join();
    assertThat(wrong).isZero();
    assertThat(queue.poll()).isNull();
  }
}
