/**
 * The connector {@code replay}: plays a file of rows in order of time, each row when its time has
 * come.
 *
 * <p>Start at {@link dev.weir.connectors.replay.ReplayConnector}. Files are read by {@link
 * dev.weir.connectors.filesystem}; this package only holds rows back.
 */
@NullMarked
package dev.weir.connectors.replay;

import org.jspecify.annotations.NullMarked;
