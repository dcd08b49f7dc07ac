package dev.weir.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The list of banned calls bites, and only where it should. */
class BannedCallsTest {

  @Test
  void calls_and_method_references_are_found() {
    assertThat(violations(Offender.class))
        .anyMatch(line -> line.contains("String.getBytes()"))
        .anyMatch(line -> line.contains("Instant.now()"))
        .anyMatch(line -> line.contains("String.format("))
        .hasSize(3);
  }

  @Test
  void calls_that_name_clock_charset_and_locale_pass() {
    assertThat(violations(Citizen.class)).isEmpty();
  }

  private static List<String> violations(Class<?> type) {
    JavaClasses imported = new ClassFileImporter().importClasses(type);
    return classes()
        .should(BannedCalls.areAbsent())
        .evaluate(imported)
        .getFailureReport()
        .getDetails();
  }

  @SuppressWarnings({"DefaultCharset", "DefaultLocale"})
  static final class Offender {
    static int size(String text) {
      return text.getBytes().length;
    }

    static Supplier<Instant> time() {
      return Instant::now;
    }

    static String text(int number) {
      return String.format("%d", number);
    }
  }

  static final class Citizen {
    static int size(String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static Instant time(InstantSource clock) {
      return clock.instant();
    }

    static String text(int number) {
      return String.format(Locale.ROOT, "%d", number);
    }
  }
}
