package dev.weir.flink.submit;

import dev.weir.backend.StatementRunner;
import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import dev.weir.flink.comparison.StatementShape;
import dev.weir.flink.comparison.StatementShape.Kind;
import dev.weir.flink.gateway.StatementSets;
import dev.weir.sql.parser.StatementParser;
import dev.weir.sql.parser.Token;
import dev.weir.sql.script.StatementText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster can't run of a program. Definitions are carried out in a session that is thrown
 * away, and whatever would start a job is explained instead of run, which looks at every table,
 * function, type and option in it.
 */
final class ProgramCheck {
  private static final Pattern FACTORY =
      Pattern.compile("Could not find any (?:format )?factory for identifier '([^']*)'.*");
  private static final Pattern AVAILABLE =
      Pattern.compile("Available factory identifiers are:\\s*(.*)", Pattern.DOTALL);
  private static final Pattern OPTIONS =
      Pattern.compile(
          "Unsupported options found for '([^']*)'\\.\\s*Unsupported options:\\s*(.*?)\\s*"
              + "Supported options:.*",
          Pattern.DOTALL);

  /** Connectors that are Flink's, but come in a jar of their own. */
  private static final Set<String> OF_KAFKA = Set.of("kafka", "upsert-kafka");

  private static final Pattern JAR =
      Pattern.compile("jar or artifact resource \\[(.*)] not found\\.?");

  private final List<StatementText> statements;
  private final StatementRunner session;
  private final List<WeirException> obstacles = new ArrayList<>();
  private final Set<String> lacking = new HashSet<>();
  private final Set<String> told = new HashSet<>();

  ProgramCheck(List<StatementText> statements, StatementRunner session) {
    this.statements = statements;
    this.session = session;
  }

  List<WeirException> obstacles() throws InterruptedException {
    boolean lasting = statements.stream().anyMatch(ProgramCheck::reachesOtherCatalogs);
    for (StatementText statement : statements) {
      StatementShape shape = StatementShape.of(statement.text());
      if (ownStatement(statement, shape) || lasting) {
        continue;
      }
      if (lacking.stream().noneMatch(shape::mentions)) {
        ask(statement, shape);
      }
    }
    obstacles.sort(
        Comparator.comparingInt(ProgramCheck::line).thenComparingInt(ProgramCheck::column));
    return List.copyOf(obstacles);
  }

  /** Definitions in a catalog that outlives the session can't be tried out. */
  private static boolean reachesOtherCatalogs(StatementText statement) {
    StatementShape shape = StatementShape.of(statement.text());
    return shape.mentions("CATALOG") && shape.kind() == Kind.OTHER;
  }

  /** Whether the statement is Weir's own, or makes no sense on a cluster. */
  private boolean ownStatement(StatementText statement, StatementShape shape) {
    StatementParser.Opening opening = StatementParser.opening(statement);
    if (shape.kind() == Kind.MATERIALIZED) {
      lacking.add(shape.createdName());
      obstacles.add(
          new WeirException(ErrorCode.UNSUPPORTED, opening.words() + " is Weir's own")
              .at(opening.place())
              .withHint("For Flink write the query as INSERT INTO a table, or as a plain view."));
      return true;
    }
    if (shape.kind() == Kind.QUERY) {
      obstacles.add(
          new WeirException(
                  ErrorCode.UNSUPPORTED, "nobody would take the rows of this query on a cluster")
              .at(opening.place())
              .withHint("Write it as INSERT INTO a table."));
      return true;
    }
    return false;
  }

  private void ask(StatementText statement, StatementShape shape) throws InterruptedException {
    try {
      Places.inScript(session, statement, question(statement.text(), shape.kind()));
    } catch (WeirException e) {
      if (e.code() == ErrorCode.IO_FAILED) {
        throw e;
      }
      if (shape.kind() == Kind.CREATE_TABLE) {
        lacking.add(shape.createdName());
      }
      addObstacles(statement, e);
    }
  }

  /** The statement, or what tells about it without starting a job. */
  private static String question(String text, Kind kind) {
    return switch (kind) {
      case INSERT -> "EXPLAIN\n" + text;
      case STATEMENT_SET ->
          "EXPLAIN\n" + StatementSets.forFlink(text).replaceFirst("(?i)^\\s*EXECUTE\\b", "       ");
      case QUERY, CREATE_TABLE, MATERIALIZED, LISTING, EXPLAIN, OTHER -> text;
    };
  }

  private void addObstacles(StatementText statement, WeirException error) {
    WeirException insert = InsertRefusals.of(statement, error);
    if (insert != null) {
      obstacles.add(insert);
      return;
    }
    Matcher factory = FACTORY.matcher(firstLine(error));
    Matcher options = OPTIONS.matcher(error.text());
    Matcher jar = JAR.matcher(firstLine(error));
    if (jar.matches()) {
      addJar(jar.group(1), error);
    } else if (factory.matches()) {
      addMissing(factory.group(1), error);
    } else if (options.matches()) {
      options
          .group(2)
          .lines()
          .map(String::strip)
          .forEach(option -> addOption(option, options.group(1)));
    } else {
      obstacles.add(
          new WeirException(ErrorCode.UNSUPPORTED, "Flink refuses: " + firstLine(error), error)
              .at(error.position()));
    }
  }

  private void addJar(String path, WeirException error) {
    if (told.add("jar " + path)) {
      obstacles.add(
          new WeirException(
                  ErrorCode.MISSING_FILE, "the SQL gateway has no file \"" + path + "\"", error)
              .at(place("'" + path + "'", error.position()))
              .withHint("Paths of jars are those of the machine that the gateway runs on."));
    }
  }

  private void addMissing(String name, WeirException error) {
    if (!told.add("connector " + name)) {
      return;
    }
    WeirException obstacle =
        new WeirException(
                ErrorCode.UNSUPPORTED, "this cluster has no connector or format \"" + name + "\"")
            .at(place("'" + name + "'", error.position()));
    Matcher available = AVAILABLE.matcher(error.text());
    if (OF_KAFKA.contains(name)) {
      obstacle =
          obstacle.withHint(
              "It is in flink-sql-connector-kafka, a jar for the cluster's lib folder or for ADD"
                  + " JAR.");
    } else if (available.find()) {
      String names = String.join(", ", available.group(1).strip().split("\\s+"));
      obstacle = obstacle.withHint("It has " + names + ".");
    }
    obstacles.add(obstacle);
  }

  private void addOption(String option, String owner) {
    if (told.add("option " + option + " of " + owner)) {
      obstacles.add(
          new WeirException(
                  ErrorCode.UNSUPPORTED,
                  "Flink's \"" + owner + "\" has no option \"" + option + "\"")
              .at(place("'" + option + "'", null)));
    }
  }

  /** Where a string stands in the program. */
  private Position place(String literal, @Nullable Position otherwise) {
    for (StatementText statement : statements) {
      for (Token token : StatementShape.of(statement.text()).tokens()) {
        if (token.kind() == Token.Kind.STRING && token.text().equals(literal)) {
          return statement.inScript(token.position());
        }
      }
    }
    return otherwise != null ? otherwise : Position.at(1, 1);
  }

  private static int line(WeirException obstacle) {
    Position place = obstacle.position();
    return place == null ? 0 : place.line();
  }

  private static int column(WeirException obstacle) {
    Position place = obstacle.position();
    return place == null ? 0 : place.column();
  }

  private static String firstLine(WeirException error) {
    return error.text().lines().findFirst().orElse("");
  }
}
