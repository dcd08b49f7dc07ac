/** Tests of this package. */
@NullMarked
package dev.weir.cli.shell;

import org.jspecify.annotations.NullMarked;
