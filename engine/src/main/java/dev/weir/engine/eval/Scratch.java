package dev.weir.engine.eval;

import dev.weir.engine.function.EvalContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The objects that a compiled stage works with: constants, result holders and caches. */
final class Scratch {
  private final List<Function<EvalContext, Object>> factories = new ArrayList<>();

  /** Asks for one more object and returns its index. */
  int add(Function<EvalContext, Object> factory) {
    factories.add(factory);
    return factories.size() - 1;
  }

  /** Makes the objects of one task. */
  Object[] open(EvalContext context) {
    return factories.stream().map(factory -> factory.apply(context)).toArray();
  }
}
