/** Benchmarks. Figures go to bench/RESULTS.md with command, commit and machine. */
@NullMarked
package dev.weir.bench;

import org.jspecify.annotations.NullMarked;
