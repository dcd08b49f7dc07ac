package dev.weir.sql.validate;

import dev.weir.catalog.Namespace;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.FunctionDefinition;
import dev.weir.udf.ProcessFunction;
import dev.weir.udf.UserFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * What a query can call with the functions of users. A name without a database means, in this
 * order: a temporary function of the system, a built-in one, one of the current database.
 */
public final class UserOperators implements SqlOperatorTable {
  private final Operators builtIn = Operators.INSTANCE;
  private final Catalog catalog;
  private final Namespace current;

  /** {@code current}: where names of one part are looked up. */
  public UserOperators(Catalog catalog, Namespace current) {
    this.catalog = catalog;
    this.current = current;
  }

  List<String> functionNames() {
    List<String> names = new ArrayList<>(builtIn.functionNames());
    names.addAll(catalog.functions().names(current));
    return names;
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    FunctionDefinition first =
        name.isSimple() ? catalog.functions().system(name.getSimple()) : null;
    if (first != null && syntax == SqlSyntax.FUNCTION) {
      add(first, category, found);
      return;
    }
    builtIn.lookupOperatorOverloads(name, category, syntax, found, matcher);
    FunctionDefinition own =
        found.isEmpty() && syntax == SqlSyntax.FUNCTION ? ofDatabase(name) : null;
    if (own != null) {
      add(own, category, found);
    }
  }

  private @Nullable FunctionDefinition ofDatabase(SqlIdentifier name) {
    if (name.isSimple()) {
      return catalog.functions().find(current.object(name.getSimple()));
    }
    List<String> parts = name.names;
    // SELECT * is asked for as a name, too.
    if (parts.size() < 2 || parts.size() > 3) {
      return null;
    }
    String catalogName = parts.size() == 3 ? parts.getFirst() : current.catalog();
    return catalog
        .functions()
        .find(new Namespace(catalogName, parts.get(parts.size() - 2)).object(parts.getLast()));
  }

  /** The process table function of that name, or null. */
  @Nullable ProcessFunction process(SqlIdentifier name) {
    return user(name) instanceof ProcessFunction process ? process : null;
  }

  /** The function of a user that this name means, or null. */
  @Nullable UserFunction user(SqlIdentifier name) {
    FunctionDefinition found =
        name.isSimple() ? catalog.functions().system(name.getSimple()) : null;
    if (found == null && (!name.isSimple() || !isBuiltIn(name))) {
      found = ofDatabase(name);
    }
    return found == null ? null : catalog.functions().load(found);
  }

  private boolean isBuiltIn(SqlIdentifier name) {
    return builtIn.functionNames().contains(name.getSimple().toUpperCase(Locale.ROOT));
  }

  private void add(
      FunctionDefinition definition,
      @Nullable SqlFunctionCategory category,
      List<SqlOperator> found) {
    UserFunction function = catalog.functions().load(definition);
    boolean table = category != null && category.isTableFunction();
    switch (function.kind()) {
      case SCALAR -> {
        if (!table) {
          found.add(new UserScalarOperator(function));
        }
      }
      case TABLE -> {
        if (table || category == null) {
          found.add(new UserTableOperator(function));
        }
      }
      case PROCESS -> {
        if (category == null || !table) {
          throw new WeirException(
                  ErrorCode.INVALID_STATEMENT,
                  "function \"" + function.code().name() + "\" makes rows of a table")
              .withHint("Write FROM " + function.code().name() + "(TABLE name PARTITION BY ...).");
        }
      }
      case AGGREGATE -> {
        if (!table) {
          found.add(new UserAggregateOperator(function));
        }
      }
    }
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return builtIn.getOperatorList();
  }
}
