/**
 * Weir's connectors of Kafka beside Flink's and beside plain clients: topics read, written, and
 * both, on one broker in a process of its own. Start at {@link dev.weir.bench.kafka.KafkaBench}.
 *
 * <p>Whoever is measured is a process, or a cluster, of its own; it and the broker share the cores,
 * and the CPU time of both is told apart.
 */
@NullMarked
package dev.weir.bench.kafka;

import org.jspecify.annotations.NullMarked;
