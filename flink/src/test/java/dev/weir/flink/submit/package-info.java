/** Tests of handing programs to a cluster. */
@NullMarked
package dev.weir.flink.submit;

import org.jspecify.annotations.NullMarked;
