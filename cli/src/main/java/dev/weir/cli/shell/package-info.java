/**
 * The interactive shell of {@code weir sql}: reading statements over several lines, completion and
 * history. Start at {@link dev.weir.cli.shell.Shell}. Loaded only when there is a person to talk
 * to.
 */
@NullMarked
package dev.weir.cli.shell;

import org.jspecify.annotations.NullMarked;
