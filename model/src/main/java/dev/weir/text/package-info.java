/**
 * How values are read from text and written as text: what formats, casts and printing share.
 *
 * <p>Everything works on bytes in place and allocates nothing on the usual paths. A parser returns
 * whether the text is a value at all and gives the value through a result holder. Start at {@link
 * dev.weir.text.ValueText} to print any value, and at the class named after a type to parse it.
 */
@NullMarked
package dev.weir.text;

import org.jspecify.annotations.NullMarked;
