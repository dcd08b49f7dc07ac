package dev.weir.function;

import dev.weir.function.Function.Category;
import java.util.ArrayList;
import java.util.List;

/** Texts: all but patterns. Positions count characters from 1. */
final class StringFunctions {
  private static final String ONE = "text STRING -> STRING";

  private StringFunctions() {}

  static List<Function> list() {
    List<Function> all = new ArrayList<>(joining());
    all.addAll(letters());
    all.addAll(parts());
    all.addAll(places());
    all.addAll(padding());
    all.addAll(codes());
    return all;
  }

  private static List<Function> joining() {
    return new Entry(Category.STRING)
        .strict(
            "||",
            "left STRING, right STRING -> *|left BINARY, right BINARY -> *",
            "Both, one after the other.",
            "'a' || 'b' -- ab")
        .strict(
            "CONCAT",
            "texts STRING... -> STRING",
            "All texts, one after the other.",
            "CONCAT('a', 'b', 'c') -- abc")
        .own(
            "CONCAT_WS",
            "separator STRING -> STRING|separator STRING, texts STRING... -> STRING",
            "All texts that are not NULL with the separator between them.",
            "CONCAT_WS('-', 'a', 'b') -- a-b")
        .own(
            "PRINTF",
            "format STRING -> STRING|format STRING, values ANY... -> STRING",
            "The format with its places filled as Java's formatter does; NULL if they don't fit.",
            "PRINTF('%s-%03d', 'a', 7) -- a-007")
        .strict(
            "REPEAT",
            "text STRING, times INTEGER -> STRING",
            "The text so many times.",
            "REPEAT('ab', 2) -- abab")
        .own(
            "ELT",
            "index INTEGER, texts STRING... -> ~1|index INTEGER, bytes BINARY... -> ~1",
            "The text at that place of the list; NULL if there is none.",
            "ELT(2, 'a', 'b') -- b")
        .list();
  }

  private static List<Function> letters() {
    return new Entry(Category.STRING)
        .strict("UPPER", ONE, "The text in upper case.", "UPPER('weir') -- WEIR")
        .strict("LOWER", ONE, "The text in lower case.", "LOWER('WEIR') -- weir")
        .strict(
            "INITCAP",
            "text STRING -> *",
            "The text with each word in lower case after a capital.",
            "INITCAP('hello world') -- Hello World")
        .strict("REVERSE", ONE, "The text backwards.", "REVERSE('abc') -- cba")
        .own(
            "TRANSLATE",
            "text STRING, from STRING, to STRING -> STRING",
            "The text with each character of the second replaced by its partner in the third, or"
                + " left out if it has none; NULL in their place is an empty text.",
            "TRANSLATE('abc', 'ab', 'xy') -- xyc")
        .strict(
            "REPLACE",
            "text STRING, search STRING, replacement STRING -> STRING",
            "The text with every occurrence replaced.",
            "REPLACE('abab', 'a', 'x') -- xbxb")
        .strict(
            "OVERLAY",
            "text STRING, placing STRING, start INTEGER, length INTEGER? -> STRING",
            "The text with a part replaced.",
            "OVERLAY('abcdef' PLACING 'XY' FROM 2 FOR 3) -- aXYef")
        .list();
  }

  private static List<Function> parts() {
    String part = "text STRING, start INTEGER, length INTEGER? -> STRING";
    String count = "text STRING, count INTEGER -> STRING";
    String trim = "text STRING, characters STRING? -> STRING";
    return new Entry(Category.STRING)
        .partial(
            "SUBSTRING",
            part.replace("-> STRING", "-> *")
                + "|bytes BINARY, start INTEGER, length INTEGER? -> =0",
            "The part from a position on; a negative position counts from the end.",
            "SUBSTRING('weir', 2, 2) -- ei")
        .partial(
            "SUBSTR",
            part.replace("-> STRING", "-> *"),
            "The same as SUBSTRING.",
            "SUBSTR('weir', 3) -- ir")
        .partial(
            "LEFT",
            count.replace("-> STRING", "-> *"),
            "The first characters.",
            "LEFT('weir', 2) -- we")
        .partial(
            "RIGHT",
            count.replace("-> STRING", "-> *"),
            "The last characters.",
            "RIGHT('weir', 2) -- ir")
        .strict(
            "TRIM",
            "text STRING -> STRING|side STRING, characters STRING, text STRING -> STRING",
            "The text without blanks, or those characters, at its ends.",
            "TRIM(BOTH 'x' FROM 'xax') -- a")
        .strict(
            "LTRIM",
            trim.replace("-> STRING", "-> *"),
            "The text without those characters at its start.",
            "LTRIM(' a') -- a")
        .strict(
            "RTRIM",
            trim.replace("-> STRING", "-> *"),
            "The text without those characters at its end.",
            "RTRIM('a ') -- a")
        .strict(
            "BTRIM", trim, "The text without those characters at its ends.", "BTRIM(' a ') -- a")
        .partial(
            "SPLIT_INDEX",
            "text STRING, separator STRING, index INTEGER -> STRING"
                + "|text STRING, separator INTEGER, index INTEGER -> STRING",
            "The part at that index, from 0, of the text split at the separator.",
            "SPLIT_INDEX('a,b,c', ',', 1) -- b")
        .partial(
            "PARSE_URL",
            "url STRING, part STRING, key STRING? -> STRING",
            "A part of a URL: HOST, PATH, QUERY, REF, PROTOCOL, FILE, AUTHORITY or USERINFO.",
            "PARSE_URL('http://a.org/p?k=v', 'QUERY', 'k') -- v")
        .list();
  }

  private static List<Function> places() {
    String length = "text STRING -> INT";
    String test = "text STRING, part STRING -> BOOLEAN|bytes BINARY, part BINARY -> BOOLEAN";
    return new Entry(Category.STRING)
        .strict("CHAR_LENGTH", length, "How many characters.", "CHAR_LENGTH('weir') -- 4")
        .strict("CHARACTER_LENGTH", length, "How many characters.", "CHARACTER_LENGTH('ab') -- 2")
        .strict(
            "POSITION",
            "part STRING, text STRING -> INT",
            "Where the part is first found, or 0.",
            "POSITION('i' IN 'weir') -- 3")
        .strict(
            "INSTR",
            "text STRING, part STRING, start INTEGER?, occurrence INTEGER? -> INT",
            "Where the part is found, or 0; a negative start searches backwards.",
            "INSTR('abab', 'b', 1, 2) -- 4")
        .strict(
            "LOCATE",
            "part STRING, text STRING, start INTEGER? -> INT",
            "Where the part is first found from a position on, or 0.",
            "LOCATE('b', 'abab', 3) -- 4")
        .strict("STARTSWITH", test, "Whether it starts so.", "STARTSWITH('weir', 'we') -- TRUE")
        .strict("ENDSWITH", test, "Whether it ends so.", "ENDSWITH('weir', 'we') -- FALSE")
        .list();
  }

  private static List<Function> padding() {
    String pad = "text STRING, length INTEGER, pad STRING -> STRING";
    return new Entry(Category.STRING)
        .partial("LPAD", pad, "The text filled up or cut at its start.", "LPAD('7', 3, '0') -- 007")
        .partial("RPAD", pad, "The text filled up or cut at its end.", "RPAD('7', 3, '0') -- 700")
        .list();
  }

  private static List<Function> codes() {
    return new Entry(Category.STRING)
        .strict("ASCII", "text STRING -> INT", "The code of the first byte.", "ASCII('a') -- 97")
        .partial("CHR", "code INTEGER -> STRING", "The character of a code.", "CHR(97) -- a")
        .strict(
            "TO_BASE64",
            ONE + "|bytes BINARY -> STRING",
            "The text in base 64.",
            "TO_BASE64('weir') -- d2Vpcg==")
        .strict(
            "FROM_BASE64", ONE, "The text of one in base 64.", "FROM_BASE64('d2Vpcg==') -- weir")
        .strict(
            "ENCODE",
            "text STRING, charset STRING -> BYTES",
            "The bytes of the text in a character set.",
            "ENCODE('a', 'UTF-8') -- x'61'")
        .strict(
            "DECODE",
            "bytes BINARY, charset STRING -> STRING",
            "The text of bytes in a character set.",
            "DECODE(x'61', 'UTF-8') -- a")
        .partial(
            "UNHEX",
            "digits STRING -> BYTES",
            "The bytes of digits in base 16.",
            "UNHEX('61') -- x'61'")
        .partial(
            "INET_ATON",
            "address STRING -> BIGINT",
            "The number of an IPv4 address; NULL if the text is none.",
            "INET_ATON('127.0.0.1') -- 2130706433")
        .partial(
            "INET_NTOA",
            "number INTEGER -> STRING",
            "The IPv4 address of a number; NULL if it has none.",
            "INET_NTOA(2130706433) -- 127.0.0.1")
        .partial("URL_ENCODE", ONE, "The text as it stands in a URL.", "URL_ENCODE('a b') -- a+b")
        .partial("URL_DECODE", ONE, "The text of one from a URL.", "URL_DECODE('a+b') -- a b")
        .list();
  }
}
