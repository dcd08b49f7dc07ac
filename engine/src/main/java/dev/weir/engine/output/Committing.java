package dev.weir.engine.output;

import java.util.List;

/** An operator whose processors prepare output that one call for all tasks makes visible. */
public interface Committing {
  /** Makes visible what {@link Preparing} processors prepared. May be repeated. */
  void commit(List<String> prepared);

  /** What was committed, but is shown only by {@link #finish}: a part of each snapshot. */
  List<String> held();

  /** Called after the last commit of a job that came to its end. */
  void finish();
}
