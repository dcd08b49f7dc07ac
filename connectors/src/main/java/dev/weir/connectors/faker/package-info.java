/**
 * The connector {@code faker}: made-up rows from expressions of the Datafaker library, with the
 * options of the public flink-faker connector.
 */
@NullMarked
package dev.weir.connectors.faker;

import org.jspecify.annotations.NullMarked;
