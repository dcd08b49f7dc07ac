package dev.weir.sql.catalog;

import dev.weir.catalog.Namespace;
import dev.weir.catalog.ObjectName;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Words the errors for names that stand for nothing. */
public final class Names {
  private Names() {}

  /** The error for a table or view that is not there: {@code what} is the kind looked for. */
  public static WeirException missing(String what, ObjectName name, Catalog catalog) {
    Stream<ObjectName> tables = catalog.tables().stream().map(TableDefinition::name);
    Stream<ObjectName> views = catalog.views().stream().map(ViewDefinition::name);
    List<String> known = new ArrayList<>();
    Stream.concat(tables, views).forEach(other -> known.add(shortest(other, name)));
    return new WeirException(ErrorCode.UNKNOWN_TABLE, what + " \"" + name + "\" does not exist")
        .withHint(Suggestions.didYouMean(shortest(name, name), known));
  }

  /** The way to write a name next to another: bare in the same database, else in full. */
  private static String shortest(ObjectName name, ObjectName beside) {
    return Namespace.of(name).equals(Namespace.of(beside)) ? name.name() : name.toString();
  }
}
