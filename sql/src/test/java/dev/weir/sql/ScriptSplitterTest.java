package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.Position;
import dev.weir.sql.script.StatementText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptSplitterTest {

  @Test
  void statements_end_at_semicolons_and_know_where_they_start() {
    assertThat(SqlCompiler.split("SELECT 1;\n  SELECT 2 ; SELECT\n3"))
        .containsExactly(
            new StatementText("SELECT 1", 1, 1, true),
            new StatementText("SELECT 2", 2, 3, true),
            new StatementText("SELECT\n3", 2, 14, false));
  }

  @Test
  void empty_statements_and_comments_alone_are_none() {
    assertThat(SqlCompiler.split("")).isEmpty();
    assertThat(SqlCompiler.split(" ;; \n; -- nothing;\n /* nor ; here */ ;")).isEmpty();
    assertThat(texts("-- first\nSELECT 1; -- done")).containsExactly("SELECT 1");
  }

  @Test
  void semicolons_in_quotes_and_comments_separate_nothing() {
    assertThat(texts("SELECT 'a;b', `c;d` -- e;f\n, /* g;h */ 'it''s;'; SELECT 2"))
        .containsExactly("SELECT 'a;b', `c;d` -- e;f\n, /* g;h */ 'it''s;'", "SELECT 2");
  }

  @Test
  void hints_belong_to_their_statement() {
    assertThat(texts("SELECT /*+ OPTIONS('a'='b') */ 1"))
        .containsExactly("SELECT /*+ OPTIONS('a'='b') */ 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1; INSERT INTO b SELECT 2; END",
        "execute statement set\nbegin\nINSERT INTO a SELECT 1;\nend",
        "BEGIN STATEMENT SET; INSERT INTO a SELECT 1; INSERT INTO b SELECT 2; END",
        "EXPLAIN STATEMENT SET BEGIN INSERT INTO a SELECT 1; END",
        "EXPLAIN PLAN FOR STATEMENT SET BEGIN INSERT INTO a SELECT 1; END",
        "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT CASE WHEN b THEN 1 END; END",
        "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT CASE WHEN b THEN 1 END; INSERT INTO c"
            + " SELECT 1; END"
      })
  void a_statement_set_is_one_statement(String set) {
    List<StatementText> statements = SqlCompiler.split(set + ";\nSELECT 1;");

    assertThat(statements).hasSize(2);
    assertThat(statements.getFirst()).isEqualTo(new StatementText(set, 1, 1, true));
  }

  @Test
  void a_statement_set_goes_on_until_its_end() {
    assertThat(SqlCompiler.split("EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1;"))
        .singleElement()
        .matches(statement -> !statement.terminated());
    assertThat(SqlCompiler.split("BEGIN STATEMENT SET;"))
        .singleElement()
        .matches(statement -> !statement.terminated());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT 'a;", "SELECT `a;", "SELECT 1 /* a;", "SELECT 1; /* a", "SELECT 1; 'b;"})
  void input_that_breaks_off_in_quotes_or_comments_is_not_terminated(String script) {
    assertThat(SqlCompiler.split(script).getLast().terminated()).isFalse();
  }

  @Test
  void places_in_a_statement_become_places_in_the_script() {
    StatementText second = SqlCompiler.split("SELECT 1; SELECT\n  a").getLast();

    assertThat(second.inScript(new Position(1, 8, 2, 3))).isEqualTo(new Position(1, 18, 2, 3));
  }

  private static List<String> texts(String script) {
    return SqlCompiler.split(script).stream().map(StatementText::text).toList();
  }
}
