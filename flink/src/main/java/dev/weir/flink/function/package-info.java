/**
 * Functions written against Flink's own classes, run without Flink: of Flink only the interfaces
 * and the inference of types are used. Start at {@link
 * dev.weir.flink.function.FlinkFunctionLoader}.
 */
@NullMarked
package dev.weir.flink.function;

import org.jspecify.annotations.NullMarked;
