package dev.weir.sql.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider.NoHandler;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.junit.jupiter.api.Test;

final class MetadataOnDemandTest {
  private final RelNode node =
      LogicalValues.createOneRow(
          RelOptCluster.create(
              new HepPlanner(HepProgram.builder().build()),
              new RexBuilder(new SqlTypeFactoryImpl(RelDataTypeSystem.DEFAULT))));
  private final MetadataOnDemand metadata = new MetadataOnDemand();

  @Test
  void noKindOfMetadataIsMadeBeforeItIsAskedFor() {
    List<Class<MetadataHandler<?>>> kinds = kinds();
    assertThat(kinds).hasSizeGreaterThan(20);
    assertThat(kinds).noneMatch(kind -> Proxy.isProxyClass(metadata.handler(kind).getClass()));
  }

  @Test
  void everyKindSaysThatItIsAbsentAndIsThereAfterwards() {
    for (Class<MetadataHandler<?>> kind : kinds()) {
      for (Method method : kind.getDeclaredMethods()) {
        if (Modifier.isAbstract(method.getModifiers())) {
          assertThatThrownBy(() -> call(method, metadata.handler(kind)))
              .as("%s", method)
              .isInstanceOf(NoHandler.class);
        }
      }
      assertThat(metadata.revise(kind)).isNotNull().isNotSameAs(metadata.handler(kind));
    }
  }

  @Test
  void aQueryOfMetadataGetsCalcitesAnswers() {
    RelMetadataQuery query = new RelMetadataQuery(metadata);
    assertThat(query.getRowCount(node)).isEqualTo(1.0);
    assertThat(query.getMaxRowCount(node)).isEqualTo(1.0);
    assertThat(query.areRowsUnique(node)).isTrue();
  }

  private Object call(Method method, MetadataHandler<?> handler) throws Throwable {
    Object[] arguments = Arrays.stream(method.getParameterTypes()).map(this::argument).toArray();
    try {
      return method.invoke(handler, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object argument(Class<?> type) {
    if (type == RelNode.class) {
      return node;
    }
    if (type == int.class) {
      return 0;
    }
    return type == boolean.class ? false : null;
  }

  /** The handlers of all kinds that a query of metadata holds. */
  @SuppressWarnings("unchecked")
  private static List<Class<MetadataHandler<?>>> kinds() {
    List<Class<MetadataHandler<?>>> kinds = new ArrayList<>();
    for (var field : RelMetadataQuery.class.getDeclaredFields()) {
      if (field.getType().getEnclosingClass() != null
          && field.getType().getEnclosingClass().getEnclosingClass() == BuiltInMetadata.class) {
        kinds.add((Class<MetadataHandler<?>>) field.getType());
      }
    }
    return kinds;
  }
}
