package dev.weir.sql.node;

import dev.weir.plan.JoinTtl;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.hint.RelHint;

/**
 * For how many milliseconds state is kept that nothing touches: what {@code table.exec.state.ttl}
 * says, unless a STATE_TTL hint on the node says otherwise. 0 is for ever.
 *
 * <p>A hint says so of one input, by the names {@link #LEFT}, {@link #RIGHT} or {@link #ONLY}.
 */
public record StateTtl(long millis) {
  public static final String KEY = "table.exec.state.ttl";
  public static final String HINT = "STATE_TTL";
  public static final String LEFT = "LEFT";
  public static final String RIGHT = "RIGHT";
  public static final String ONLY = "ONLY";

  public long of(Aggregate aggregate) {
    return hinted(aggregate.getHints(), ONLY);
  }

  /** Of a join; other nodes that become joins have no hints. */
  public JoinTtl of(RelNode join) {
    List<RelHint> hints = join instanceof Join hintable ? hintable.getHints() : List.of();
    return new JoinTtl(hinted(hints, LEFT), hinted(hints, RIGHT));
  }

  private long hinted(List<RelHint> hints, String input) {
    return hints.stream()
        .filter(hint -> hint.hintName.equals(HINT))
        .flatMap(hint -> hint.kvOptions.entrySet().stream())
        .filter(option -> option.getKey().equals(input))
        .mapToLong(option -> Long.parseLong(option.getValue()))
        .findFirst()
        .orElse(millis);
  }
}
