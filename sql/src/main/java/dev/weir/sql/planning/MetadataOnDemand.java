package dev.weir.sql.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.BuiltInMetadata.AllPredicates;
import org.apache.calcite.rel.metadata.BuiltInMetadata.Collation;
import org.apache.calcite.rel.metadata.BuiltInMetadata.ColumnOrigin;
import org.apache.calcite.rel.metadata.BuiltInMetadata.ColumnUniqueness;
import org.apache.calcite.rel.metadata.BuiltInMetadata.CumulativeCost;
import org.apache.calcite.rel.metadata.BuiltInMetadata.DistinctRowCount;
import org.apache.calcite.rel.metadata.BuiltInMetadata.Distribution;
import org.apache.calcite.rel.metadata.BuiltInMetadata.ExplainVisibility;
import org.apache.calcite.rel.metadata.BuiltInMetadata.ExpressionLineage;
import org.apache.calcite.rel.metadata.BuiltInMetadata.FunctionalDependency;
import org.apache.calcite.rel.metadata.BuiltInMetadata.InputFieldsUsed;
import org.apache.calcite.rel.metadata.BuiltInMetadata.LowerBoundCost;
import org.apache.calcite.rel.metadata.BuiltInMetadata.MaxRowCount;
import org.apache.calcite.rel.metadata.BuiltInMetadata.Measure;
import org.apache.calcite.rel.metadata.BuiltInMetadata.Memory;
import org.apache.calcite.rel.metadata.BuiltInMetadata.MinRowCount;
import org.apache.calcite.rel.metadata.BuiltInMetadata.NodeTypes;
import org.apache.calcite.rel.metadata.BuiltInMetadata.NonCumulativeCost;
import org.apache.calcite.rel.metadata.BuiltInMetadata.Parallelism;
import org.apache.calcite.rel.metadata.BuiltInMetadata.PercentageOriginalRows;
import org.apache.calcite.rel.metadata.BuiltInMetadata.PopulationSize;
import org.apache.calcite.rel.metadata.BuiltInMetadata.Predicates;
import org.apache.calcite.rel.metadata.BuiltInMetadata.RowCount;
import org.apache.calcite.rel.metadata.BuiltInMetadata.Selectivity;
import org.apache.calcite.rel.metadata.BuiltInMetadata.Size;
import org.apache.calcite.rel.metadata.BuiltInMetadata.TableReferences;
import org.apache.calcite.rel.metadata.BuiltInMetadata.UniqueKeys;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ArrowSet;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's metadata, each kind made when a rule first asks for it. A query of metadata holds a
 * handler of each kind from the start; those here only say that they are absent, whereupon it asks
 * for the real one. Real ones are dynamic proxies, whose classes are written at run time: all 27
 * take an eighth of the time in which a first query is planned, and most queries need none.
 */
final class MetadataOnDemand implements MetadataHandlerProvider {
  private static final Map<Class<?>, MetadataHandler<?>> ABSENT = new HashMap<>();

  static {
    put(AllPredicates.Handler.class, (node, query) -> absent(node));
    put(Collation.Handler.class, (node, query) -> absent(node));
    put(ColumnOrigin.Handler.class, (node, query, of) -> absent(node));
    put(ColumnUniqueness.Handler.class, (node, query, of, with) -> absent(node));
    put(CumulativeCost.Handler.class, (node, query) -> absent(node));
    put(DistinctRowCount.Handler.class, (node, query, of, with) -> absent(node));
    put(Distribution.Handler.class, (node, query) -> absent(node));
    put(ExplainVisibility.Handler.class, (node, query, of) -> absent(node));
    put(ExpressionLineage.Handler.class, (node, query, of) -> absent(node));
    put(InputFieldsUsed.Handler.class, (node, query) -> absent(node));
    put(LowerBoundCost.Handler.class, (node, query, of) -> absent(node));
    put(MaxRowCount.Handler.class, (node, query) -> absent(node));
    put(MinRowCount.Handler.class, (node, query) -> absent(node));
    put(NodeTypes.Handler.class, (node, query) -> absent(node));
    put(NonCumulativeCost.Handler.class, (node, query) -> absent(node));
    put(PercentageOriginalRows.Handler.class, (node, query) -> absent(node));
    put(PopulationSize.Handler.class, (node, query, of) -> absent(node));
    put(Predicates.Handler.class, (node, query) -> absent(node));
    put(RowCount.Handler.class, (node, query) -> absent(node));
    put(Selectivity.Handler.class, (node, query, of) -> absent(node));
    put(TableReferences.Handler.class, (node, query) -> absent(node));
    put(UniqueKeys.Handler.class, (node, query, of) -> absent(node));
    put(FunctionalDependency.Handler.class, new NoFunctionalDependency());
    put(Measure.Handler.class, new NoMeasure());
    put(Memory.Handler.class, new NoMemory());
    put(Parallelism.Handler.class, new NoParallelism());
    put(Size.Handler.class, new NoSize());
  }

  private final MetadataHandlerProvider real =
      new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE);

  private static <H extends MetadataHandler<?>> void put(Class<H> type, H handler) {
    ABSENT.put(type, handler);
  }

  /** Never returns: the type stands for whatever the handler would have answered. */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  private static <T> T absent(RelNode node) {
    throw new NoHandler(node.getClass());
  }

  @Override
  public <H extends MetadataHandler<?>> H handler(Class<H> type) {
    MetadataHandler<?> absent = ABSENT.get(type);
    return absent == null ? real.handler(type) : type.cast(absent);
  }

  @Override
  public <H extends MetadataHandler<?>> H revise(Class<H> type) {
    return real.handler(type);
  }

  private static final class NoFunctionalDependency implements FunctionalDependency.Handler {
    @Override
    public @Nullable Boolean determines(RelNode node, RelMetadataQuery query, int key, int column) {
      return absent(node);
    }

    @Override
    public Boolean determinesSet(
        RelNode node, RelMetadataQuery query, ImmutableBitSet keys, ImmutableBitSet columns) {
      return absent(node);
    }

    @Override
    public ImmutableBitSet dependents(RelNode node, RelMetadataQuery query, ImmutableBitSet keys) {
      return absent(node);
    }

    @Override
    public Set<ImmutableBitSet> determinants(
        RelNode node, RelMetadataQuery query, ImmutableBitSet columns) {
      return absent(node);
    }

    @Override
    public ArrowSet getFDs(RelNode node, RelMetadataQuery query) {
      return absent(node);
    }
  }

  private static final class NoMeasure implements Measure.Handler {
    @Override
    public Boolean isMeasure(RelNode node, RelMetadataQuery query, int column) {
      return absent(node);
    }

    @Override
    public RexNode expand(
        RelNode node, RelMetadataQuery query, int column, Measure.Context context) {
      return absent(node);
    }
  }

  private static final class NoMemory implements Memory.Handler {
    @Override
    public @Nullable Double memory(RelNode node, RelMetadataQuery query) {
      return absent(node);
    }

    @Override
    public @Nullable Double cumulativeMemoryWithinPhase(RelNode node, RelMetadataQuery query) {
      return absent(node);
    }

    @Override
    public @Nullable Double cumulativeMemoryWithinPhaseSplit(RelNode node, RelMetadataQuery query) {
      return absent(node);
    }
  }

  private static final class NoParallelism implements Parallelism.Handler {
    @Override
    public Boolean isPhaseTransition(RelNode node, RelMetadataQuery query) {
      return absent(node);
    }

    @Override
    public Integer splitCount(RelNode node, RelMetadataQuery query) {
      return absent(node);
    }
  }

  private static final class NoSize implements Size.Handler {
    @Override
    public @Nullable Double averageRowSize(RelNode node, RelMetadataQuery query) {
      return absent(node);
    }

    @Override
    public @Nullable List<@Nullable Double> averageColumnSizes(
        RelNode node, RelMetadataQuery query) {
      return absent(node);
    }
  }
}
