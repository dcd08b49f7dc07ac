package dev.weir.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.error.ErrorCode;
import dev.weir.error.ErrorText;
import dev.weir.error.WeirException;
import dev.weir.sql.SqlCompiler;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxErrorsTest {

  @Test
  void a_misspelt_keyword_that_was_taken_for_an_alias_is_found() {
    assertThat(error("SELECT 1;\n\nSELECT a\n  FORM orders;"))
        .isEqualTo(
            """
            error: unexpected "FORM"
             --> x.sql:4:3
              |
            4 |   FORM orders;
              |   ^^^^
            hint: Did you mean FROM?\
            """);
  }

  @Test
  void a_statement_that_stops_too_early_is_marked_behind_its_end() {
    assertThat(error("SELECT a FROM;"))
        .isEqualTo(
            """
            error: unexpected end of statement
             --> x.sql:1:14
              |
            1 | SELECT a FROM;
              |              ^\
            """);
  }

  @Test
  void a_query_inside_a_statement_of_our_own_keeps_its_place() {
    assertThat(error("CREATE MATERIALIZED VIEW v AS\n  SELECT a FROM t WHRE b"))
        .isEqualTo(
            """
            error: unexpected "WHRE"
             --> x.sql:2:19
              |
            2 |   SELECT a FROM t WHRE b
              |                   ^^^^
            hint: Did you mean WHERE?\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "SELCT 1 | unexpected \"SELCT\" | Did you mean SELECT?",
        "CREATE TABEL t (a INT) | unexpected \"TABEL\" | Did you mean TABLE?",
        "SELECT * FROM t WHRE x = 1 | unexpected \"WHRE\" | Did you mean WHERE?",
        "SELECT count(*) FROM t GROUP YB x | unexpected \"YB\" | Did you mean BY?",
        "SELECT a, b, FROM t | unexpected \"FROM\" | Remove the comma before \"FROM\".",
        "CREATE TABLE t (a INT,) | unexpected \")\" | Remove the comma before \")\".",
        "SELECT (a FROM t | unexpected \"FROM\" | Close the parenthesis opened at 1:8.",
        "INSERT t SELECT 1 | unexpected \"t\" | Expected INTO or OVERWRITE.",
        "SELECT 1 FROM t ORDER | unexpected end of statement | Expected BY.",
        "SELECT value FROM t | \"value\" is a reserved word | Write `value` to use it as a name.",
        "SELECT timestamp FROM t | \"timestamp\" is a reserved word | Write `timestamp` to use it"
            + " as a name.",
        "CREATE TABLE t (user STRING) | \"user\" is a reserved word | Write `user` to use it as a"
            + " name.",
        "SELECT * FROM t JOIN quarters q ON q.a = t.a | \"quarters\" is a reserved word | Write"
            + " `quarters` to use it as a name.",
        "SELECT * FROM order | \"order\" is a reserved word | Write `order` to use it as a name.",
        "DROP MATERIALIZED VIEW user | \"user\" is a reserved word | Write `user` to use it as a"
            + " name.",
        "DROP MATERIALIZED VIEW v w | unexpected \"w\" | Expected the end of the statement.",
        "DROP MATERIALIZED THING v | unexpected \"THING\" | Expected VIEW or TABLE.",
        "CREATE MATERIALIZED VIEW v SELECT 1 | unexpected \"SELECT\" | Expected AS and a query.",
        "CREATE MATERIALIZED VIEW | unexpected end of statement | Expected a name.",
        "CREATE MATERIALIZED VIEW v AS | unexpected end of statement | Expected a query.",
        "SHOW MATERIALIZED VIEWS LIKE x | unexpected \"x\" | Expected a pattern in single quotes.",
        "CREATE TABLE t (a INT) WHIT ('a' = 'b') | unexpected \"WHIT\" | Did you mean WITH?",
        "CREATE TABLE t (a INT) WITH (a = 'b') | unexpected \"a\" | Write 'a': keys of options are"
            + " strings.",
        "SELECT t.value FROM t | \"value\" is a reserved word | Write `value` to use it as a name.",
        "SELECT a FROM t WHERE b == 1 | unexpected \"=\" | Write = once to compare.",
        "SELECT a FROM t WHERE b != 1 | unexpected \"!\" | Write <> for not equal.",
        "SHOW TABLE | unexpected \"SHOW\" | SHOW lists TABLES, VIEWS, FUNCTIONS or DATABASES, or"
            + " shows how to CREATE one.",
        "SET a = b | unexpected \"a\" | Write SET 'key' = 'value'.",
        "SELECT \"a\" FROM t | unexpected '\"' | Names are quoted with backticks (`name`), strings"
            + " with single quotes ('text').",
      })
  void errors_are_short_and_hints_can_be_acted_on(String sql, String message, String hint) {
    WeirException error = failure(sql);

    assertThat(error.code()).isEqualTo(ErrorCode.SYNTAX);
    assertThat(error.text()).isEqualTo(message);
    assertThat(error.hint()).isEqualTo(hint);
    assertThat(error.position()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "SELECT 'abc | string is not closed",
        "SELECT `abc | quoted name is not closed",
        "SELECT 1 /* abc | comment is not closed",
      })
  void what_is_not_closed_is_marked_where_it_begins(String sql, String message) {
    WeirException error = failure(sql);

    assertThat(error.text()).isEqualTo(message);
    assertThat(Objects.requireNonNull(error.position()).line()).isEqualTo(1);
  }

  @Test
  void a_character_of_no_meaning_is_named() {
    assertThat(failure("SELECT a @ b").text()).isEqualTo("unexpected \"@\"");
    assertThat(failure("SELECT a @").text()).isEqualTo("unexpected \"@\"");
  }

  @Test
  void a_primary_key_has_to_be_not_enforced() {
    WeirException error = failure("CREATE TABLE t (id INT, PRIMARY KEY (id)) WITH ('a' = 'b')");

    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_STATEMENT);
    assertThat(error.text()).isEqualTo("primary key has to be NOT ENFORCED");
  }

  @Test
  void a_statement_set_needs_its_end_and_holds_inserts_only() {
    assertThat(failure("BEGIN STATEMENT SET; INSERT INTO a SELECT 1").hint())
        .isEqualTo("End it with END;");
    assertThat(failure("BEGIN STATEMENT SET; SELECT 1; END").text())
        .isEqualTo("a statement set holds INSERT statements only");
  }

  private static WeirException failure(String sql) {
    WeirException error =
        catchThrowableOfType(
            WeirException.class, () -> SqlCompiler.split(sql).forEach(StatementParser::parse));
    return Objects.requireNonNull(error, "no error: " + sql);
  }

  private static String error(String script) {
    return ErrorText.render(failure(script), script, "x.sql");
  }
}
