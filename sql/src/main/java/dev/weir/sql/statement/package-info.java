/**
 * Definitions out of CREATE statements, and what SHOW and DESCRIBE tell of them. Start at {@link
 * dev.weir.sql.statement.TableCreation}.
 */
@NullMarked
package dev.weir.sql.statement;

import org.jspecify.annotations.NullMarked;
