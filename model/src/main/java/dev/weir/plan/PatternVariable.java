package dev.weir.plan;

import dev.weir.expr.Expr;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a row pattern and its condition over the values of {@link MatchRecognize}; without
 * one every row meets it.
 */
public record PatternVariable(String name, @Nullable Expr condition) {}
