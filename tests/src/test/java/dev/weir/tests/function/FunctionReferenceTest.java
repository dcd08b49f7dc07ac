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
    assertThat(SltSessions.evaluate(expression)).as(function.example()).isEqualTo(expected);
  }
}
