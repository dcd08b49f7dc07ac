package dev.weir.flink.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.backend.Answer;
import dev.weir.backend.StatementRunner;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.SqlCompiler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramCheckTest {
  private static final String TABLES =
      """
      CREATE TABLE nowhere (a INT) WITH ('connector' = 'blackhole');
      CREATE TABLE topic (a INT)
        WITH ('connector' = 'kafka', 'topic' = 't', 'own.one' = '1', 'own.two' = '2');
      """;
  private static final String INSERT = "INSERT INTO nowhere SELECT a FROM topic";

  /** What Flink 2.3 says without the jar. */
  private static final String NO_CONNECTOR =
      """
      Could not find any factory for identifier 'kafka' that implements \
      'org.apache.flink.table.factories.DynamicTableFactory' in the classpath.

      Available factory identifiers are:

      blackhole
      print
      """;

  /** What it says with the jar. */
  private static final String NO_OPTIONS =
      """
      Unsupported options found for 'kafka'.

      Unsupported options:

      own.one
      own.two

      Supported options:

      connector
      topic
      """;

  /** A cluster that refuses to explain anything, or nothing. */
  private record Session(String refusal, List<String> asked) implements StatementRunner {
    @Override
    public Answer run(String statement) {
      asked.add(statement);
      if (statement.startsWith("EXPLAIN") && !refusal.isEmpty()) {
        throw new WeirException(ErrorCode.UNSUPPORTED, refusal);
      }
      return new Answer(List.of(), List.of());
    }

    @Override
    public void close() {
      asked.add("end");
    }
  }

  private static List<WeirException> obstacles(Session session) throws InterruptedException {
    return new ProgramCheck(SqlCompiler.split(TABLES + INSERT), session).obstacles();
  }

  @Test
  void aClusterWithoutKafkaIsToldWhichJarItNeeds() throws InterruptedException {
    List<WeirException> found = obstacles(new Session(NO_CONNECTOR, new ArrayList<>()));
    assertThat(found)
        .extracting(WeirException::text)
        .containsExactly("this cluster has no connector or format \"kafka\"");
    assertThat(found.getFirst().hint()).contains("flink-sql-connector-kafka");
    assertThat(found.getFirst().position().line()).isEqualTo(3);
  }

  @Test
  void optionsThatFlinksKafkaDoesNotHaveAreNamed() throws InterruptedException {
    assertThat(obstacles(new Session(NO_OPTIONS, new ArrayList<>())))
        .extracting(WeirException::text)
        .containsExactly(
            "Flink's \"kafka\" has no option \"own.one\"",
            "Flink's \"kafka\" has no option \"own.two\"");
  }

  @Test
  void aProgramThatFlinkCanRunPassesAndIsOnlyExplained() throws InterruptedException {
    Session session = new Session("", new ArrayList<>());
    assertThat(obstacles(session)).isEmpty();
    assertThat(session.asked()).hasSize(3).last().asString().isEqualTo("EXPLAIN\n" + INSERT);
  }
}
