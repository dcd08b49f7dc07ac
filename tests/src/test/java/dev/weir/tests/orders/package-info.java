/** The year of orders through the whole of Weir, against sums made line by line without it. */
@NullMarked
package dev.weir.tests.orders;

import org.jspecify.annotations.NullMarked;
