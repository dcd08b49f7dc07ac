package dev.weir.sql.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sql.script.StatementText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternLimitsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          A | B ; alternation in PATTERN
          (A B)+ C ; a quantifier on a group in PATTERN
          PERMUTE(A, B) ; PERMUTE
          A {- B -} C ; {- -} in PATTERN
          ^ A B ; ^, $ and () in PATTERN
          A B $ ; ^, $ and () in PATTERN
          A (^ B) ; ^, $ and () in PATTERN
          A () B ; ^, $ and () in PATTERN
          A B?? C ; ??
          A B+ ; a greedy quantifier at the end of PATTERN
          A B{2,3} ; a greedy quantifier at the end of PATTERN
          A{,2} B ; a quantifier without a lower limit
          A B A ; a variable that stands twice in PATTERN
          A? B? ; a pattern that can match no row
          """)
  void namesWhatFlinkCannotRunOfAPattern(String pattern, String limit) {
    assertThat(limits("A.x AS m", "ONE ROW PER MATCH", pattern)).containsExactly(limit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          PREV(A.x) ; PREV
          NEXT(A.x) ; NEXT
          RUNNING LAST(A.x) ; RUNNING
          CLASSIFIER() ; CLASSIFIER
          CLASSIFIER(A) ; CLASSIFIER
          SUM(A.x) FILTER (WHERE A.x > 1) ; FILTER in MATCH_RECOGNIZE
          COUNT(DISTINCT A.x) ; DISTINCT in an aggregate of MATCH_RECOGNIZE
          JSON_ARRAYAGG(A.x) ; JSON_ARRAYAGG in MATCH_RECOGNIZE
          MATCH_NUMBER() ; MATCH_NUMBER
          COUNT(A.*) ; COUNT(variable.*)
          """)
  void namesWhatFlinkCannotRunOfMeasures(String measure, String limit) {
    assertThat(limits(measure + " AS m", "ONE ROW PER MATCH", "A B")).containsExactly(limit);
  }

  @Test
  void namesAllRowsAndWhatFollowsIt() {
    assertThat(limits("A.x AS m", "ALL ROWS PER MATCH WITH UNMATCHED ROWS", "A B"))
        .containsExactly("ALL ROWS PER MATCH");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          A B
          A (B C)
          A B* C
          A B{3}
          A B{2,3}?
          A B?
          A* B
          A B+?
          """)
  void hasNothingToSayOfWhatFlinkRuns(String pattern) {
    assertThat(limits("SUM(A.x) AS s, FINAL LAST(B.x, 1) AS l", "ONE ROW PER MATCH", pattern))
        .isEmpty();
  }

  private static List<String> limits(String measures, String rows, String pattern) {
    String text =
        "SELECT * FROM t MATCH_RECOGNIZE (ORDER BY ts MEASURES "
            + measures
            + " "
            + rows
            + " PATTERN ("
            + pattern
            + ") DEFINE A AS A.x > 1)";
    return PatternLimits.of(new StatementText(text, 1, 1, true));
  }
}
