/**
 * Errors that a person can meet: a code, a position, one line that says what is wrong, and what to
 * do about it.
 */
@NullMarked
package dev.weir.error;

import org.jspecify.annotations.NullMarked;
