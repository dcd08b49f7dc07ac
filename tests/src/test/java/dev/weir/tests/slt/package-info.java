/**
 * Runs the SQL test files under {@code src/test/resources/slt}: the main tests of Weir, which need
 * no Java. docs/testing.md tells how to write one.
 *
 * <p>Start at {@link dev.weir.tests.slt.SltTest}. Each file runs in every {@link
 * dev.weir.tests.slt.SltSetting}: batch sizes, parallelisms, and with a snapshot, a throw-away of
 * everything and a restore in the middle of the input.
 */
@NullMarked
package dev.weir.tests.slt;

import org.jspecify.annotations.NullMarked;
