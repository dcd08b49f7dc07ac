package dev.weir.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErrorTextTest {

  @Test
  void an_error_shows_its_place_its_line_and_its_hint() {
    String script = "-- sales\n\nSELECT usr FROM orders;\n";

    assertThat(render(script, new Position(3, 8, 3, 10), "Did you mean \"user\"?"))
        .isEqualTo(
            """
            error: column "usr" does not exist in table "orders"
             --> report.sql:3:8
              |
            3 | SELECT usr FROM orders;
              |        ^^^
            hint: Did you mean "user"?\
            """);
  }

  @Test
  void an_error_without_a_place_is_message_and_hint() {
    assertThat(render("SELECT 1", null, null))
        .isEqualTo("error: column \"usr\" does not exist in table \"orders\"");
    assertThat(render("SELECT 1", null, "Look again."))
        .isEqualTo("error: column \"usr\" does not exist in table \"orders\"\nhint: Look again.");
  }

  @Test
  void tabs_are_shown_as_spaces_and_carets_stay_below_their_text() {
    assertThat(marked("\tSELECT\tusr", new Position(1, 9, 1, 11)))
        .isEqualTo(
            """
            1 |     SELECT  usr
              |             ^^^\
            """);
  }

  @Test
  void wide_characters_take_two_columns_and_combining_ones_none() {
    assertThat(marked("SELECT '東京', e\u0301, usr", new Position(1, 18, 1, 20)))
        .isEqualTo(
            """
            1 | SELECT '東京', e\u0301, usr
              |                   ^^^\
            """);
  }

  @Test
  void a_long_line_is_cut_on_both_sides_of_the_place() {
    String line = "SELECT " + "a, ".repeat(60) + "usr, " + "b, ".repeat(60) + "c FROM t";
    String text = marked(line, new Position(1, 188, 1, 190));

    String[] lines = text.split("\n");
    assertThat(lines[0]).startsWith("1 | …").endsWith("…").hasSize(4 + ErrorText.MOST_WIDTH);
    assertThat(lines[0].substring(lines[1].indexOf('^'), lines[1].length())).isEqualTo("usr");
  }

  @Test
  void a_range_over_several_lines_is_marked_to_the_end_of_its_first() {
    assertThat(marked("SELECT (a +\n  b)", new Position(1, 8, 2, 4)))
        .isEqualTo(
            """
            1 | SELECT (a +
              |        ^^^^\
            """);
  }

  @Test
  void a_place_behind_the_end_of_the_line_gets_one_caret() {
    assertThat(marked("SELECT a FROM", Position.at(1, 14)))
        .isEqualTo(
            """
            1 | SELECT a FROM
              |              ^\
            """);
  }

  @Test
  void a_place_outside_of_the_script_names_the_place_only() {
    assertThat(render("SELECT 1", Position.at(7, 1), null)).endsWith("--> report.sql:7:1");
  }

  @Test
  void windows_line_ends_are_not_shown() {
    assertThat(render("SELECT 1\r\nFROM usr\r\n", new Position(2, 6, 2, 8), null))
        .contains("2 | FROM usr\n")
        .doesNotContain("\r");
  }

  @Test
  void the_margin_is_as_wide_as_the_number_of_the_line() {
    assertThat(render("\n".repeat(99) + "usr", new Position(100, 1, 100, 3), null))
        .endsWith("\n   --> report.sql:100:1\n    |\n100 | usr\n    | ^^^");
  }

  private static String marked(String script, Position position) {
    String text = render(script, position, null);
    return text.substring(text.indexOf("1 | "));
  }

  private static String render(String script, @Nullable Position position, @Nullable String hint) {
    WeirException error =
        new WeirException(
                ErrorCode.UNKNOWN_COLUMN, "column \"usr\" does not exist in table \"orders\"")
            .at(position)
            .withHint(hint);
    return ErrorText.render(error, script, "report.sql");
  }
}
