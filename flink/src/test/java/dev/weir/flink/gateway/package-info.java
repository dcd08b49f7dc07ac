/** Tests of what comes back from the SQL gateway. */
@NullMarked
package dev.weir.flink.gateway;

import org.jspecify.annotations.NullMarked;
