/**
 * Event time: watermarks, and windows with their arithmetic. All instants are milliseconds since
 * the epoch.
 */
@NullMarked
package dev.weir.time;

import org.jspecify.annotations.NullMarked;
