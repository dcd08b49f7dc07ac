/** The connectors against their documentation. */
@NullMarked
package dev.weir.tests.connector;

import org.jspecify.annotations.NullMarked;
