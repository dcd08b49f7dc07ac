/** Tests of comparisons, with sides that answer what they are told to. */
@NullMarked
package dev.weir.flink.comparison;

import org.jspecify.annotations.NullMarked;
