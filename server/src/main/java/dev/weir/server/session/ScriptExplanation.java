package dev.weir.server.session;

import dev.weir.sql.Statement;
import dev.weir.sql.script.StatementText;
import java.util.List;
import java.util.regex.Pattern;

/** Goes through a script, carries out its definitions only, and explains every query. */
final class ScriptExplanation {
  private static final String EXPLAIN = "EXPLAIN ";
  private static final Pattern CHANGES =
      Pattern.compile("(?is)(?:\\s|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/)*+(INSERT|EXECUTE)\\b");

  private final Session session;
  private final List<StatementText> statements;
  private final Results results;

  ScriptExplanation(Session session, List<StatementText> statements, Results results) {
    this.session = session;
    this.statements = statements;
    this.results = results;
  }

  void run() {
    for (StatementText text : statements) {
      if (Session.asks(text) || CHANGES.matcher(text.text()).lookingAt()) {
        explain(text);
      } else {
        define(text);
      }
    }
  }

  private void define(StatementText text) {
    switch (session.compile(text)) {
      case Statement.Definition definition ->
          session.change(() -> definition.apply(session.names()));
      case Statement.CreateTableAs create -> {
        explain(text);
        session.change(() -> session.names().add(create.table()));
      }
      case Statement.CreateMaterialized create -> {
        explain(new StatementText(create.view().query(), 1, 1, true));
        session.change(() -> session.names().add(create.view()));
      }
      case Statement.Drop drop -> session.change(() -> session.names().remove(drop.name()));
      case Statement.SetOption set ->
          session.change(() -> session.settings().set(set.key(), set.value()));
      case Statement.ResetOption reset ->
          session.change(() -> session.settings().reset(reset.key()));
      case Statement.Listing listing -> results.listing(listing);
      case Statement.Query query -> {}
      case Statement.Insert insert -> {}
    }
  }

  /** Compiles the statement as EXPLAIN, at a place such that positions in errors stay right. */
  private void explain(StatementText text) {
    String asked = text.text().replaceFirst("(?i)^EXECUTE\\s+(?=STATEMENT)", "");
    int column = text.column() - EXPLAIN.length() + (text.text().length() - asked.length());
    StatementText explained =
        new StatementText(EXPLAIN + asked, text.line(), column, text.terminated());
    if (session.compile(explained) instanceof Statement.Listing listing) {
      results.listing(listing);
    }
  }
}
