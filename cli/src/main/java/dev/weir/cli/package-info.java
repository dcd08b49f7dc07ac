/**
 * The {@code weir} command. Start reading at {@link dev.weir.cli.Main}; each subcommand is one
 * class.
 */
@NullMarked
package dev.weir.cli;

import org.jspecify.annotations.NullMarked;
