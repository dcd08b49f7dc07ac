package dev.weir.flink.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.Position;
import dev.weir.error.WeirException;
import org.junit.jupiter.api.Test;

class RootCauseTest {

  @Test
  void theLastCauseIsTheMessageAndThePlaceIsKept() {
    WeirException error =
        RootCause.of(
            """
            Internal server error.
            <Exception on server side:
            org.apache.flink.table.gateway.api.utils.SqlGatewayException: Failed to fetchResults.
            \tat org.apache.flink.X.y(X.java:91)
            Caused by: org.apache.flink.table.api.ValidationException: SQL validation failed. From line 2, column 8 to line 2, column 10: Column 'pag' not found in any table
            \tat org.apache.flink.X.y(X.java:91)
            \t... 5 more
            Caused by: org.apache.calcite.runtime.CalciteContextException: From line 2, column 8 to line 2, column 10: Column 'pag' not found in any table
            \tat java.base/java.lang.Thread.run(Thread.java:1474)
            Caused by: org.apache.calcite.sql.validate.SqlValidatorException: Column 'pag' not found in any table
            \t... 8 more

            End of exception on server side>
            """);
    assertThat(error.text()).isEqualTo("Column 'pag' not found in any table");
    assertThat(error.position()).isEqualTo(new Position(2, 8, 2, 10));
  }

  @Test
  void aTextWithoutACauseIsTheMessageItself() {
    assertThat(RootCause.of("Session does not exist.\nmore").text())
        .isEqualTo("Session does not exist.");
  }

  @Test
  void aCauseWithoutAMessageIsKnownByItsKind() {
    assertThat(RootCause.of("Caused by: java.lang.NullPointerException\n\tat x").text())
        .isEqualTo("NullPointerException");
  }
}
