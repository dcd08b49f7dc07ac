package dev.weir.function;

import dev.weir.function.Function.Category;
import java.util.ArrayList;
import java.util.List;

/** JSON texts: looking into them and making them. */
final class JsonFunctions {
  private static final String LOOKUP = "json STRING, path STRING";
  private static final String OPTIONS = LOOKUP + ", options ANY...";

  private JsonFunctions() {}

  static List<Function> list() {
    List<Function> all = new ArrayList<>(tests());
    all.addAll(queries());
    all.addAll(constructors());
    return all;
  }

  private static List<Function> tests() {
    String test = "text STRING -> BOOLEAN";
    return new Entry(Category.JSON)
        .own("IS JSON VALUE", test, "Whether the text is JSON.", "'{}' IS JSON -- TRUE")
        .own(
            "IS JSON SCALAR",
            test,
            "Whether the text is a JSON string, number, true, false or null.",
            "'1' IS JSON SCALAR -- TRUE")
        .own(
            "IS JSON ARRAY",
            test,
            "Whether the text is a JSON array.",
            "'[1]' IS JSON ARRAY -- TRUE")
        .own(
            "IS JSON OBJECT",
            test,
            "Whether the text is a JSON object.",
            "'[1]' IS JSON OBJECT -- FALSE")
        .list();
  }

  private static List<Function> queries() {
    return new Entry(Category.JSON)
        .partial(
            "JSON_EXISTS",
            LOOKUP + " -> BOOLEAN|" + OPTIONS + " -> BOOLEAN",
            "Whether the path leads to a value; {TRUE | FALSE | UNKNOWN | ERROR} ON ERROR.",
            "JSON_EXISTS('{\"a\": 1}', '$.a') -- TRUE")
        .partial(
            "JSON_VALUE",
            LOOKUP + " -> *|" + OPTIONS + " -> *",
            "The scalar that the path leads to, as text or RETURNING a type; {NULL | ERROR |"
                + " DEFAULT value} ON EMPTY, and the same ON ERROR. A path that leads nowhere is"
                + " an error, unless it starts with lax: then the result is empty.",
            "JSON_VALUE('{\"a\": [1, 2]}', '$.a[1]') -- 2")
        .partial(
            "JSON_QUERY",
            LOOKUP + " -> *|" + OPTIONS + " -> *",
            "The object or array that the path leads to; {WITHOUT | WITH [CONDITIONAL |"
                + " UNCONDITIONAL]} ARRAY WRAPPER, {NULL | EMPTY ARRAY | EMPTY OBJECT | ERROR} ON"
                + " EMPTY, and the same ON ERROR.",
            "JSON_QUERY('{\"a\": [1, 2]}', '$.a') -- [1,2]")
        .list();
  }

  private static List<Function> constructors() {
    String one = "text STRING -> STRING";
    return new Entry(Category.JSON)
        .own(
            "JSON_OBJECT",
            "-> STRING|members ANY... -> STRING",
            "An object of [KEY] name VALUE value, ...; {NULL | ABSENT} ON NULL.",
            "JSON_OBJECT('a' VALUE 1) -- {\"a\":1}")
        .own(
            "JSON_ARRAY",
            "-> STRING|elements ANY... -> STRING",
            "An array of the values; {NULL | ABSENT} ON NULL.",
            "JSON_ARRAY(1, 'b') -- [1,\"b\"]")
        .strict(
            "JSON_STRING", "value ANY -> STRING", "The value as JSON.", "JSON_STRING(TRUE) -- true")
        .strict(
            "JSON",
            one,
            "JSON that JSON_OBJECT and JSON_ARRAY take as it is.",
            "JSON_ARRAY(JSON('{\"a\": 1}')) -- [{\"a\":1}]")
        .strict("JSON_QUOTE", one, "The text as a JSON string.", "JSON_QUOTE('a\"b') -- \"a\\\"b\"")
        .strict(
            "JSON_UNQUOTE",
            one,
            "The text of a JSON string; other texts stay as they are.",
            "JSON_UNQUOTE('\"ab\"') -- ab")
        .list();
  }
}
