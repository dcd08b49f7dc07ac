/**
 * The same programs on Apache Flink. Start at {@link dev.weir.flink.FlinkBackend}, which commands
 * find by {@code ServiceLoader}.
 *
 * <p>Flink is on no class path of Weir. It runs as processes of its own, started by {@link
 * dev.weir.flink.cluster} from a folder of jars, and is talked to over the REST interface of its
 * SQL gateway ({@link dev.weir.flink.gateway}). {@link dev.weir.flink.comparison} runs a program on
 * two {@link dev.weir.backend.StatementRunner}s and says what is equal; whoever drives Weir's side
 * (the command, a test) hands it in, so that this module needs neither the engine nor connectors.
 */
@NullMarked
package dev.weir.flink;

import org.jspecify.annotations.NullMarked;
