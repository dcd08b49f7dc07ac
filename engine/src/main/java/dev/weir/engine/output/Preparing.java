package dev.weir.engine.output;

import java.util.List;

/** A processor of a {@link Committing} operator. */
public interface Preparing {
  /** Makes all output so far durable without showing it; what {@link Committing} must be told. */
  List<String> prepare();
}
