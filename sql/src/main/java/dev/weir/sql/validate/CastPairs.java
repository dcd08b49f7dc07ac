package dev.weir.sql.validate;

import com.google.common.collect.ImmutableSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeMappingRules;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Which types can be cast to which: the standard's pairs without those that Flink lacks, and with
 * those that it adds.
 */
final class CastPairs {
  private static final Map<SqlTypeName, ImmutableSet<SqlTypeName>> BY_TARGET =
      SqlTypeMappingRules.instance(true).getTypeMapping().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, e -> sources(e.getKey(), e.getValue())));

  /** The rule that the validator asks. */
  static final SqlTypeMappingRule RULE = () -> BY_TARGET;

  private CastPairs() {}

  private static ImmutableSet<SqlTypeName> sources(
      SqlTypeName target, ImmutableSet<SqlTypeName> standard) {
    Set<SqlTypeName> sources = new HashSet<>(standard);
    if (SqlTypeName.NUMERIC_TYPES.contains(target)) {
      sources.add(SqlTypeName.BOOLEAN);
      sources.removeAll(SqlTypeName.INTERVAL_TYPES);
    }
    if (SqlTypeName.INTERVAL_TYPES.contains(target)) {
      sources.remove(SqlTypeName.DECIMAL);
    }
    return ImmutableSet.copyOf(sources);
  }
}
