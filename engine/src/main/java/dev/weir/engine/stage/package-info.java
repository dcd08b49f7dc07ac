/**
 * Steps without keys: columns picked, rows filtered and computed, unions, watermarks. They keep
 * nothing but a watermark, and rows stay in the task where they are. Start at {@link
 * dev.weir.engine.stage.StageOperator}.
 */
@NullMarked
package dev.weir.engine.stage;

import org.jspecify.annotations.NullMarked;
