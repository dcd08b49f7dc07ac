/**
 * The catalogue of scalar and aggregate functions: names, parameters, result types, a description
 * and an example. Bodies are in {@code engine}.
 */
@NullMarked
package dev.weir.function;

import org.jspecify.annotations.NullMarked;
