/**
 * The function catalogue against its documentation: examples run, and the reference is up to date.
 */
@NullMarked
package dev.weir.tests.function;

import org.jspecify.annotations.NullMarked;
