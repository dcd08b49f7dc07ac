/**
 * Tables over topics of a real broker, which runs beside the tests as a process of its own. Start
 * at {@link dev.weir.bench.kafka.Broker}.
 */
@NullMarked
package dev.weir.tests.kafka;

import org.jspecify.annotations.NullMarked;
