package dev.weir.connectors.kafka;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What one poll gave of a partition: messages, and the offset behind all that was polled. */
record Polled(List<ConsumerRecord<ByteBuffer, ByteBuffer>> messages, long next) {}
