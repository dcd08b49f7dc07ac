/**
 * The operator contract. Start at {@link dev.weir.engine.operator.Operator}: a correct operator can
 * be written from its page and that of {@link dev.weir.engine.operator.Processor}.
 */
@NullMarked
package dev.weir.engine.operator;

import org.jspecify.annotations.NullMarked;
