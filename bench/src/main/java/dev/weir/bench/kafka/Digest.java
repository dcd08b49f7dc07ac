package dev.weir.bench.kafka;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What some runs have written to a topic, in few numbers: how many messages a run, and a sum of
 * hashes that does not depend on their order.
 *
 * @param messages all there are
 * @param content of all values; with keys, of the newest value of each key
 */
record Digest(long messages, long content, int runs, boolean keyed) {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  static Digest of(BenchTopic topic, int runs, boolean keyed) {
    Reading reading = new Reading();
    topic.read(topic.all(), keyed ? reading::newest : reading::each);
    long content = reading.content;
    for (Map.Entry<ByteBuffer, Long> newest : reading.newest.entrySet()) {
      content += mixed(newest.getKey().hashCode()) * 31 + newest.getValue();
    }
    return new Digest(reading.messages, content, runs, keyed);
  }

  private static final class Reading {
    private final Map<ByteBuffer, Long> newest = new HashMap<>();
    private long messages;
    private long content;

    void each(ConsumerRecord<byte[], byte[]> message) {
      messages++;
      content += hash(message.value());
    }

    void newest(ConsumerRecord<byte[], byte[]> message) {
      messages++;
      byte[] key = message.key();
      newest.put(ByteBuffer.wrap(key == null ? new byte[0] : key), hash(message.value()));
    }
  }

  private static long hash(byte @Nullable [] value) {
    return value == null ? 0 : mixed(Arrays.hashCode(value)) ^ mixed(value.length);
  }

  private static long mixed(long bits) {
    long product = bits * PRIME;
    return product ^ product >>> 29;
  }

  long messagesOfARun() {
    return messages / runs;
  }

  /** Whether a run has written the same; with keys, whether the table that is left is the same. */
  boolean same(Digest other) {
    return keyed
        ? content == other.content
        : messages * other.runs == other.messages * runs
            && content * other.runs == other.content * runs;
  }
}
