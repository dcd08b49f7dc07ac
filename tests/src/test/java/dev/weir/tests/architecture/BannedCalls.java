package dev.weir.tests.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls that make a run depend on more than its inputs, each with its replacement. */
final class BannedCalls {

  private static final String CLOCK = "ask the InstantSource that came in by constructor";
  private static final String CHANCE = "use a seeded generator that came in by constructor";
  private static final String SLEEP = "return and be called again";
  private static final String CHARSET = "name the charset, StandardCharsets.UTF_8";
  private static final String LOCALE = "name the locale, Locale.ROOT";
  private static final String ZONE = "take the session's time zone";

  /** Signature to replacement. A signature without parentheses stands for all overloads. */
  private static final Map<String, String> REPLACEMENTS =
      Map.ofEntries(
          Map.entry("java.lang.System.currentTimeMillis", CLOCK),
          Map.entry("java.lang.System.nanoTime", CLOCK),
          Map.entry("java.time.Instant.now", CLOCK),
          Map.entry("java.time.LocalDate.now", CLOCK),
          Map.entry("java.time.LocalTime.now", CLOCK),
          Map.entry("java.time.LocalDateTime.now", CLOCK),
          Map.entry("java.time.ZonedDateTime.now", CLOCK),
          Map.entry("java.time.OffsetDateTime.now", CLOCK),
          Map.entry("java.time.InstantSource.system", CLOCK),
          Map.entry("java.time.Clock.systemUTC", CLOCK),
          Map.entry("java.time.Clock.systemDefaultZone", CLOCK),
          Map.entry("java.util.Date.<init>()", CLOCK),
          Map.entry("java.lang.Math.random", CHANCE),
          Map.entry("java.util.Random.<init>()", CHANCE),
          Map.entry("java.util.SplittableRandom.<init>()", CHANCE),
          Map.entry("java.util.UUID.randomUUID", CHANCE),
          Map.entry("java.util.concurrent.ThreadLocalRandom.current", CHANCE),
          Map.entry("java.lang.Thread.sleep", SLEEP),
          Map.entry("java.util.concurrent.TimeUnit.sleep", SLEEP),
          Map.entry("java.nio.charset.Charset.defaultCharset", CHARSET),
          Map.entry("java.lang.String.getBytes()", CHARSET),
          Map.entry("java.lang.String.<init>(byte[])", CHARSET),
          Map.entry("java.lang.String.<init>(byte[], int, int)", CHARSET),
          Map.entry("java.io.InputStreamReader.<init>(java.io.InputStream)", CHARSET),
          Map.entry("java.io.ByteArrayOutputStream.toString()", CHARSET),
          Map.entry("java.util.Locale.getDefault", LOCALE),
          Map.entry("java.lang.String.toLowerCase()", LOCALE),
          Map.entry("java.lang.String.toUpperCase()", LOCALE),
          Map.entry("java.lang.String.formatted", LOCALE),
          Map.entry("java.lang.String.format(java.lang.String, java.lang.Object[])", LOCALE),
          Map.entry("java.time.ZoneId.systemDefault", ZONE),
          Map.entry("java.util.TimeZone.getDefault", ZONE));

  private BannedCalls() {}

  static ArchCondition<JavaClass> areAbsent() {
    return new ArchCondition<>("call nothing that depends on time, chance or defaults") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        calls(type)
            .forEach(call ->
                replacement((CodeUnitAccessTarget) call.getTarget())
                    .ifPresent(instead ->
                        events.add(
                            SimpleConditionEvent.violated(
                                call, call.getDescription() + "; instead: " + instead))));
      }
    };
  }

  private static Stream<? extends JavaAccess<? extends CodeUnitAccessTarget>> calls(
      JavaClass type) {
    return Stream.of(type.getCodeUnitCallsFromSelf(), type.getCodeUnitReferencesFromSelf())
        .flatMap(Collection::stream);
  }

  private static Optional<String> replacement(CodeUnitAccessTarget target) {
    String name = target.getOwner().getName() + "." + target.getName();
    String signature = name + "(" + parameters(target) + ")";
    return Stream.of(name, signature)
        .filter(REPLACEMENTS::containsKey)
        .map(REPLACEMENTS::get)
        .findFirst();
  }

  private static String parameters(CodeUnitAccessTarget target) {
    List<JavaClass> types = target.getRawParameterTypes();
    return types.stream()
        .map(type -> type.reflect().getCanonicalName())
        .collect(Collectors.joining(", "));
  }
}
