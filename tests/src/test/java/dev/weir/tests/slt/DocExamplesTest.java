package dev.weir.tests.slt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.ErrorText;
import dev.weir.error.WeirException;
import dev.weir.sql.SqlCompiler;
import dev.weir.sql.script.StatementText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the examples of the SQL reference: the sql blocks of a page are one script, and a text block
 * right after one holds the rows, or the error, of its last statement.
 */
class DocExamplesTest {
  private static final Path PAGES = Path.of("..", "docs", "sql");

  /** Pages that other tests write or run. */
  private static final Set<String> OF_OTHER_TESTS =
      Set.of("functions.md", "features.md", "user-functions.md");

  private static final Pattern BLOCK =
      Pattern.compile("```sql\\n(.*?)```\\n(?:\\n?```text\\n(.*?)```)?", Pattern.DOTALL);

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> examplesGiveWhatThePageSays() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      return pages
          .filter(page -> page.toString().endsWith(".md"))
          .filter(page -> !OF_OTHER_TESTS.contains(String.valueOf(page.getFileName())))
          .sorted()
          .toList()
          .stream()
          .map(page -> DynamicTest.dynamicTest(page.toString(), () -> check(page)));
    }
  }

  private void check(Path page) throws IOException, InterruptedException {
    SltSession session = new SltSession();
    Matcher blocks = BLOCK.matcher(Files.readString(page));
    int examples = 0;
    while (blocks.find()) {
      String sql = blocks.group(1);
      List<String> rows = rows(session, sql);
      if (blocks.group(2) != null) {
        assertThat(rows).as(sql).isEqualTo(blocks.group(2).lines().toList());
      }
      examples++;
    }
    assertThat(examples).as("examples of " + page).isPositive();
  }

  /** The rows of the last statement; for rows in no order of their own, sorted. */
  private List<String> rows(SltSession session, String sql) throws InterruptedException {
    List<String> rows = List.of();
    for (StatementText statement : SqlCompiler.split(sql)) {
      String text = statement.text().replace("'path' = '", "'path' = '" + directory + "/");
      try {
        rows = new ArrayList<>(session.query(text, false));
      } catch (WeirException e) {
        rows = ErrorText.render(e, text, "example.sql").lines().toList();
      }
      if (!text.contains("ORDER BY") && text.strip().startsWith("SELECT")) {
        rows = rows.stream().sorted().toList();
      }
    }
    return rows;
  }
}
