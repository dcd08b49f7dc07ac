/**
 * How values are read from text and written as text: what formats, casts and printing share.
 *
 * <p>Everything works on bytes in place and allocates nothing on the usual paths. A parser returns
 * whether the text is a value at all and gives the value through a result holder. There is a class
 * named after each type; {@code dev.weir.value.ValueText} prints any value.
 */
@NullMarked
package dev.weir.text;

import org.jspecify.annotations.NullMarked;
