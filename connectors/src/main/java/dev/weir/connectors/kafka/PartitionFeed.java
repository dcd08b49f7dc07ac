package dev.weir.connectors.kafka;

import dev.weir.error.WeirException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Polls the partitions of one task on a thread of its own, a few polls ahead of the task, which
 * never waits for a broker. A broker that goes away is waited for: the client tries again for ever.
 */
final class PartitionFeed implements AutoCloseable {
  /** Polls of a partition that wait for the task. */
  private static final int AHEAD = 4;

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final KafkaTable table;
  private final Consumer<ByteBuffer, ByteBuffer> consumer;
  private final Thread thread;
  private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
  private final Map<TopicPartition, Waiting> polled = new ConcurrentHashMap<>();
  private final Semaphore room = new Semaphore(AHEAD);
  private final Map<TopicPartition, Long> done = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Map<TopicPartition, OffsetAndMetadata>> uncommitted =
      new AtomicReference<>();
  private final long commitNanos;
  private long lastCommit = System.nanoTime();
  private volatile @Nullable WeirException failure;
  private volatile boolean closing;

  /** What one poll gave of a partition: messages, and the offset behind all that was polled. */
  record Polled(List<ConsumerRecord<ByteBuffer, ByteBuffer>> messages, long next) {}

  /** What was polled of a partition and not yet taken. */
  private static final class Waiting {
    private final Queue<Polled> polls = new ConcurrentLinkedQueue<>();
    private volatile boolean over;
  }

  PartitionFeed(KafkaTable table, int task) {
    this.table = table;
    this.consumer = KafkaClients.consumer(table, task);
    this.commitNanos = table.commitMillis() * 1_000_000;
    this.thread =
        Thread.ofPlatform()
            .name("weir-kafka-" + table.options().table().name().name() + "-" + task)
            .daemon(true)
            .unstarted(this::run);
    thread.start();
  }

  /** Begins to poll a partition. */
  void add(TopicPartition partition, long offset) {
    polled.put(partition, new Waiting());
    tell(() -> {
      Set<TopicPartition> all = new HashSet<>(consumer.assignment());
      all.add(partition);
      consumer.assign(all);
      consumer.seek(partition, offset);
    });
  }

  /** Polls a partition no more. */
  void remove(TopicPartition partition) {
    Waiting left = polled.remove(partition);
    if (left != null) {
      left.over = true;
      drop(left);
    }
    tell(() -> {
      Set<TopicPartition> all = new HashSet<>(consumer.assignment());
      all.remove(partition);
      consumer.assign(all);
    });
  }

  private void drop(Waiting waiting) {
    while (waiting.polls.poll() != null) {
      room.release();
    }
  }

  /** All messages before an offset have been worked in. */
  void done(TopicPartition partition, long offset) {
    if (commitNanos > 0) {
      done.put(partition, offset);
    }
  }

  /** What came next of a partition, or null if nothing has. Fails if polling did. */
  @Nullable Polled next(TopicPartition partition) {
    Waiting waiting = polled.get(partition);
    Polled next = waiting == null ? null : waiting.polls.poll();
    if (next != null) {
      room.release();
      return next;
    }
    WeirException known = failure;
    if (known != null) {
      throw known;
    }
    return null;
  }

  /** Lets the group know how far reading is. Does not wait. */
  void commit(Map<TopicPartition, Long> offsets) {
    Map<TopicPartition, OffsetAndMetadata> told = new HashMap<>();
    offsets.forEach((partition, offset) -> {
      if (polled.containsKey(partition)) {
        told.put(partition, new OffsetAndMetadata(offset));
      }
    });
    if (!told.isEmpty()) {
      uncommitted.set(told);
      consumer.wakeup();
    }
  }

  /** Commits what was asked for last. A broker that can't at the moment is asked again. */
  private void commitAsked() {
    Map<TopicPartition, OffsetAndMetadata> told = uncommitted.getAndSet(null);
    if (told != null) {
      consumer.commitAsync(
          told,
          (offsets, error) -> {
            if (error instanceof RetriableException) {
              uncommitted.compareAndSet(null, told);
            }
          });
    }
  }

  /** Where the table asks for commits by the clock, they take the place of those by snapshots. */
  private void commitIfDue() {
    if (commitNanos > 0 && System.nanoTime() - lastCommit >= commitNanos) {
      lastCommit = System.nanoTime();
      commit(Map.copyOf(done));
    }
  }

  private void tell(Runnable errand) {
    errands.add(errand);
    consumer.wakeup();
  }

  private void run() {
    try (consumer) {
      while (!closing) {
        step();
      }
      consumer.close(CloseOptions.timeout(GOODBYE));
    } catch (RuntimeException e) {
      failure = KafkaFailures.explain(table, e);
    }
  }

  private void step() {
    try {
      for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
        errand.run();
      }
      if (consumer.assignment().isEmpty()) {
        LockSupport.parkNanos(this, 10_000_000);
        return;
      }
      commitIfDue();
      commitAsked();
      hand(consumer.poll(POLL));
    } catch (WakeupException e) {
      // there is an errand, or the end
    }
  }

  private void hand(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
    records
        .nextOffsets()
        .forEach((partition, next) -> {
          Waiting waiting = polled.get(partition);
          if (waiting != null && waitForRoom()) {
            waiting.polls.add(new Polled(records.records(partition), next.offset()));
            if (waiting.over) {
              drop(waiting);
            }
          }
        });
  }

  private boolean waitForRoom() {
    boolean got = false;
    while (!got && !closing) {
      try {
        got = room.tryAcquire(100, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        closing = true;
      }
    }
    return got;
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
  }
}
