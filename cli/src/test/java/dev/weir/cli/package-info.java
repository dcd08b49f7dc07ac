/** Tests of the command line: whole commands in this process, with their exit codes. */
@NullMarked
package dev.weir.cli;

import org.jspecify.annotations.NullMarked;
