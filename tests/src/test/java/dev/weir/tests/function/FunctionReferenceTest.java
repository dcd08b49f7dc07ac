package dev.weir.tests.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.function.Function;
import dev.weir.function.Functions;
import dev.weir.tests.slt.SltSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code -Ddocs.write=true} writes docs/sql/functions.md instead of comparing it. */
class FunctionReferenceTest {
  /** One row with event time. */
  private static final String CLICKS =
      "CREATE TABLE clicks (ts TIMESTAMP(3), WATERMARK FOR ts AS ts)"
          + " WITH ('connector' = 'datagen', 'number-of-rows' = '1');";

  private static final Path PAGE = Path.of("..", "docs", "sql", "functions.md");

  @Test
  void thePageOfFunctionsIsWhatTheCatalogueSays() throws IOException {
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, FunctionReference.page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(FunctionReference.page());
  }

  @TestFactory
  Stream<DynamicTest> everyExampleGivesWhatItSays() {
    return Functions.all().stream()
        .map(function -> DynamicTest.dynamicTest(function.name(), () -> check(function)));
  }

  private static void check(Function function) throws InterruptedException {
    int comment = function.example().lastIndexOf(" -- ");
    assertThat(comment).as(function.example()).isPositive();
    String expression = function.example().substring("SELECT ".length(), comment);
    String expected = function.example().substring(comment + 4);
    String value =
        expression.contains(" FROM clicks")
            ? SltSessions.rows(CLICKS, "SELECT " + expression).getFirst()
            : SltSessions.evaluate(expression);
    assertThat(value).as(function.example()).isEqualTo(expected);
  }
}
