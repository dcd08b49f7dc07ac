package dev.weir.tests.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connectors.ServiceConnectors;
import dev.weir.connectors.format.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/connectors.md holds a table of options for each connector and format, between the marks
 * {@code <!-- options NAME -->} and {@code <!-- end -->}; {@code -Ddocs.write=true} writes them.
 */
class OptionTablesTest {
  private static final Path PAGE = Path.of("..", "docs", "connectors.md");
  private static final String END = "<!-- end -->";

  @Test
  void everyTableOfOptionsIsWhatTheCodeSays() throws IOException {
    String page = Files.readString(PAGE);
    String expected = page;
    ServiceConnectors connectors = new ServiceConnectors();
    for (String name : connectors.names()) {
      Connector connector = Objects.requireNonNull(connectors.find(name));
      expected = replace(expected, name, connector.options());
    }
    for (Format format : ServiceLoader.load(Format.class)) {
      expected = replace(expected, format.name(), format.options());
    }
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, expected);
      page = expected;
    }
    assertThat(page).isEqualTo(expected);
  }

  private static String replace(String page, String name, List<Option> options) {
    String mark = "<!-- options " + name + " -->";
    int start = page.indexOf(mark);
    assertThat(start)
        .as("docs/connectors.md has no place for the options of " + name)
        .isNotNegative();
    int end = page.indexOf(END, start);
    return page.substring(0, start + mark.length()) + "\n" + table(options) + page.substring(end);
  }

  private static String table(List<Option> options) {
    if (options.isEmpty()) {
      return "No options.\n";
    }
    return options.stream()
        .map(OptionTablesTest::row)
        .collect(
            Collectors.joining(
                "", "| option | value | default | meaning |\n|---|---|---|---|\n", ""));
  }

  private static String row(Option option) {
    String otherwise = option.defaultValue();
    String given = option.required() ? "required" : otherwise == null ? "" : "`" + otherwise + "`";
    return "| `%s` | %s | %s | %s |%n"
        .formatted(
            option.key(),
            option.kind().name().toLowerCase(Locale.ROOT),
            given,
            option.description().replace("|", "\\|"))
        .replace(System.lineSeparator(), "\n");
  }
}
