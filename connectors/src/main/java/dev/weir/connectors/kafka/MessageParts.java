package dev.weir.connectors.kafka;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Option;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.Formats;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table are in keys and which in values, and all its options, checked.
 *
 * @param valueHasAll whether the columns of the key are in the value as well
 */
record MessageParts(
    OptionValues options, @Nullable MessagePart key, MessagePart value, boolean valueHasAll) {
  private static final String KEY = "key.";
  private static final String VALUE = "value.";
  private static final String LIST = "[;]";

  /** Those of a table whose key columns are named by an option. */
  static MessageParts appending(CatalogTable table) {
    String plain = table.options().get(Formats.FORMAT);
    String named = table.options().get(KafkaOptions.VALUE_FORMAT);
    if (plain == null && named == null) {
      throw error(table, "lacks the option \"format\"").withHint(Formats.OPTION.description());
    }
    if (plain != null && named != null) {
      throw error(table, "has both options \"format\" and \"value.format\"")
          .withHint("They mean the same: leave one out.");
    }
    List<Integer> keys = List.of();
    String fields = table.options().get(KafkaOptions.KEY_FIELDS);
    boolean hasKey = table.options().containsKey(KafkaOptions.KEY_FORMAT);
    if (hasKey != (fields != null)) {
      throw error(
          table,
          hasKey
              ? "has a key format, but lacks the option \"key.fields\""
              : "has the option \"key.fields\", but lacks \"key.format\"");
    }
    if (fields != null) {
      keys = columns(table, fields);
    }
    return of(table, keys, KafkaOptions.appending(), plain == null ? VALUE : "");
  }

  /** Those of a table whose key columns are its primary key. */
  static MessageParts upserting(CatalogTable table) {
    if (table.primaryKey().isEmpty()) {
      throw error(table, "lacks a primary key, which connector \"upsert-kafka\" needs")
          .withHint("Declare PRIMARY KEY (...) NOT ENFORCED: its columns are the messages' keys.");
    }
    RowType columns = table.columns();
    List<Integer> keys = table.primaryKey().stream().map(columns::indexOf).toList();
    return of(table, keys, KafkaOptions.upserting(), VALUE);
  }

  private static MessageParts of(
      CatalogTable table, List<Integer> keys, List<Option> known, String valuePrefix) {
    List<Option> options = new ArrayList<>(known);
    options.addAll(KafkaOptions.given(table));
    boolean all = !"EXCEPT_KEY".equalsIgnoreCase(table.options().get(KafkaOptions.VALUE_FIELDS));
    String prefix = table.options().getOrDefault(KafkaOptions.KEY_PREFIX, "");
    checkNames(table, keys, prefix, all);
    MessagePart key = null;
    String keyFormat = table.options().get(KafkaOptions.KEY_FORMAT);
    if (keyFormat != null) {
      key = MessagePart.of(table, keyFormat, new MessagePart.Shape(KEY, prefix, keys));
      options.addAll(key.options(KEY));
    }
    List<Integer> values =
        IntStream.range(0, table.columns().size())
            .filter(column -> all || !keys.contains(column))
            .boxed()
            .toList();
    String valueFormat = table.options().get(KafkaOptions.VALUE_FORMAT);
    if (valueFormat == null) {
      valueFormat = table.options().get(Formats.FORMAT);
    }
    if (valueFormat == null) {
      throw error(table, "lacks the option \"value.format\"");
    }
    MessagePart value =
        MessagePart.of(table, valueFormat, new MessagePart.Shape(valuePrefix, "", values));
    options.addAll(value.options(valuePrefix));
    OptionValues checked = OptionValues.of(table, options);
    checked.oneOf(KafkaOptions.VALUE_FIELDS, "ALL", "EXCEPT_KEY");
    return new MessageParts(checked, key, value, all);
  }

  private static List<Integer> columns(CatalogTable table, String list) {
    Set<Integer> columns = new LinkedHashSet<>();
    for (String name : list.split(LIST)) {
      int column = table.columns().indexOf(name.strip());
      if (column < 0) {
        throw error(
                table,
                "has no column \"" + name.strip() + "\", which its option \"key.fields\" names")
            .withHint(Suggestions.didYouMean(name.strip(), table.columns().names()));
      }
      columns.add(column);
    }
    return List.copyOf(columns);
  }

  private static void checkNames(
      CatalogTable table, List<Integer> keys, String prefix, boolean all) {
    if (prefix.isEmpty()) {
      return;
    }
    if (all) {
      throw error(table, "has a prefix for key columns, which its values hold as well")
          .withHint("Set 'value.fields-include' = 'EXCEPT_KEY'.");
    }
    for (int key : keys) {
      String name = table.columns().fieldName(key);
      if (!name.startsWith(prefix)) {
        throw error(
            table, "has key column \"" + name + "\", which does not begin with \"" + prefix + "\"");
      }
    }
  }

  private static WeirException error(CatalogTable table, String what) {
    return new WeirException(ErrorCode.INVALID_OPTION, "table \"" + table.name() + "\" " + what);
  }
}
