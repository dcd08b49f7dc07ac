/**
 * The contract with functions that users have written in Java. A {@link
 * dev.weir.udf.FunctionLoader}, found by {@code ServiceLoader}, makes a {@link
 * dev.weir.udf.UserFunction} of a class; bound to the types of a call's arguments it says what the
 * call gives, and makes the instances that do the work, one for each place in each task.
 */
@NullMarked
package dev.weir.udf;

import org.jspecify.annotations.NullMarked;
