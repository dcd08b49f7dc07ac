/**
 * The connectors {@code kafka} and {@code upsert-kafka}: topics as tables.
 *
 * <p>Start at {@link dev.weir.connectors.kafka.KafkaConnector}. To read: {@code KafkaSource} makes
 * a split of each partition; {@code PartitionFeed}, one for each task, polls on a thread of its
 * own, and {@code PartitionReader} decodes what came, message by message, on the task's. To write:
 * {@code KafkaSink}. Classes of the client are named only by what runs once a table is used, so
 * that starting up does not load them.
 */
@NullMarked
package dev.weir.connectors.kafka;

import org.jspecify.annotations.NullMarked;
