package dev.weir.engine.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.Slice;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequiredTextTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          "ab",
          "ba",
          "^",
          "$",
          ".",
          "[ab]",
          "[^a]",
          "(a|b)",
          "(ab|^)",
          "(a(b))",
          "\\.",
          "\\d",
          "\\b",
          "?",
          "*",
          "+",
          "+?",
          "*+",
          "{2}",
          "|",
          "(?i)",
          "(?:ab)",
          "\\Qab\\E",
          "é",
          "\uD83D\uDE00",
          "\\1",
          "]",
          "}");

  @Test
  void theTextIsTheLongestThatEveryMatchHas() {
    assertThat(RequiredText.of("(&|^)channel_id=([^&]*)"))
        .hasFieldOrPropertyWithValue("text", "channel_id=")
        .hasFieldOrPropertyWithValue("before", 1);
    assertThat(RequiredText.of("ab+cd?e"))
        .hasFieldOrPropertyWithValue("text", "ab")
        .hasFieldOrPropertyWithValue("before", 0);
    assertThat(RequiredText.of("x*hello"))
        .hasFieldOrPropertyWithValue("text", "hello")
        .hasFieldOrPropertyWithValue("before", 1 << 20);
    assertThat(RequiredText.of("a\\.com")).hasFieldOrPropertyWithValue("text", "a.com");
  }

  @Test
  void nothingIsRequiredWhereItIsNotSure() {
    for (String regex : List.of("ab|cd", "(?i)abc", "abc{0}", "a", "(ab)\\1cd", "\\Qabc\\E", "")) {
      assertThat(RequiredText.of(regex)).as(regex).isNull();
    }
  }

  @Test
  void theFirstMatchIsTheOneThatAPlainSearchFinds() {
    Random random = new Random(7);
    int compared = 0;
    for (int i = 0; i < 60_000; i++) {
      String regex = joined(random, 1 + random.nextInt(5));
      Pattern pattern = compile(regex);
      if (pattern == null) {
        continue;
      }
      String text = joined(random, random.nextInt(8));
      Matcher expected = pattern.matcher(text);
      boolean found = expected.find();
      Matcher actual = new PatternCache().first(Slice.of(text), Slice.of(regex));
      assertThat(actual != null).as("%s in %s", regex, text).isEqualTo(found);
      if (actual != null) {
        assertThat(actual.toMatchResult().start())
            .as(regex + " in " + text)
            .isEqualTo(expected.start());
        assertThat(actual.end()).as(regex + " in " + text).isEqualTo(expected.end());
      }
      compared += RequiredText.of(regex) == null ? 0 : 1;
    }
    assertThat(compared).isGreaterThan(1_000);
  }

  private static String joined(Random random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static @Nullable Pattern compile(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }
}
