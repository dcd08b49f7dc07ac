package dev.weir.tests.tidy;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules about files. Each gives its violations as {@code path:line what is wrong}. */
final class TidyRules {

  static final int MAXIMUM_LINES = 800;

  private static final Set<String> VAGUE_PACKAGES =
      Set.of(
          "base", "common", "core", "helper", "impl", "manager", "misc", "shared", "util", "utils");

  private static final Pattern VAGUE_TYPE =
      Pattern.compile(
          "\\b(?:class|interface|enum|record)\\s+(\\w+(?:Util|Utils|Helper|Manager|Impl|Base))\\b");

  private static final Pattern UNFINISHED = Pattern.compile("\\b(?:TODO|FIXME|XXX)\\b");

  /** Package registries, content networks, and folders of one machine or person. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "repo1?\\.maven\\.|maven\\.org/maven2|(?:central|oss)\\.sonatype"
              + "|registry\\.(?:npmjs|yarnpkg)|(?:deb|ftp|security)\\.debian\\.org"
              + "|unpkg\\.com|jsdelivr|cdnjs|esm\\.sh"
              + "|(?<![\\w.})/])/(?:work|root)/|/(?:home|Users)/\\w+/");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

  private static final Pattern DESCRIPTION = Pattern.compile("<description>(.*?)</description>");

  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([\\w.-]+)</artifactId>");

  private TidyRules() {}

  static List<String> unformatted(List<SourceFile> files) {
    return files.parallelStream()
        .filter(SourceFile::java)
        .filter(file -> !formatted(file))
        .map(file -> file.path() + " is not formatted")
        .toList();
  }

  private static boolean formatted(SourceFile file) {
    try {
      return new Formatter().formatSourceAndFixImports(file.text()).equals(file.text());
    } catch (FormatterException e) {
      return false;
    }
  }

  /** Files over the limit, and exceptions that are no longer needed. */
  static List<String> tooLong(List<SourceFile> files, Set<String> exceptions) {
    Set<String> unused = new TreeSet<>(exceptions);
    List<String> violations = new ArrayList<>();
    for (SourceFile file : files) {
      int lines = file.lines().size();
      if (lines > MAXIMUM_LINES && !unused.remove(file.path())) {
        violations.add(file.path() + " has " + lines + " lines, more than " + MAXIMUM_LINES);
      }
    }
    unused.forEach(path -> violations.add(path + " needs no exception any more"));
    return violations;
  }

  static List<String> vagueNames(SourceFile file) {
    if (!file.java()) {
      return List.of();
    }
    List<String> violations = new ArrayList<>();
    for (String part : file.folder().split("/")) {
      if (VAGUE_PACKAGES.contains(part)) {
        violations.add(file.path() + " is in a package named " + part + ": name what it holds");
      }
    }
    violations.addAll(
        matches(file, VAGUE_TYPE, found -> "type " + found + ": name the job that it does"));
    return violations;
  }

  static List<String> unfinished(SourceFile file) {
    return matches(file, UNFINISHED, found -> found + ": finish it, or open an issue and leave it");
  }

  static List<String> foreignNames(SourceFile file) {
    return matches(file, FOREIGN, found -> "names a registry or a machine's folder: " + found);
  }

  /** Tabs, blanks at the end of a line, carriage returns, or no newline at the end of the file. */
  static List<String> whitespace(SourceFile file) {
    List<String> violations = new ArrayList<>();
    violations.addAll(matches(file, Pattern.compile("[ \t\r]+$"), found -> "blank at line end"));
    violations.addAll(matches(file, Pattern.compile("\t"), found -> "tab"));
    if (!file.text().isEmpty() && !file.text().endsWith("\n")) {
      violations.add(file.path() + " does not end with a newline");
    }
    return violations;
  }

  /** Packages without a documented, null-marked package-info. */
  static List<String> undocumentedPackages(List<SourceFile> files) {
    Set<String> documented =
        files.stream()
            .filter(file -> file.path().endsWith("/package-info.java"))
            .filter(file -> file.text().startsWith("/**") && file.text().contains("@NullMarked"))
            .map(TidyRules::packageOf)
            .collect(Collectors.toSet());
    return files.stream()
        .filter(SourceFile::java)
        .map(TidyRules::packageOf)
        .distinct()
        .filter(Predicate.not(documented::contains))
        .map(name -> name + " has no package-info.java with a comment and @NullMarked")
        .toList();
  }

  private static String packageOf(SourceFile file) {
    return file.folder().replaceFirst("^.*/java/", "").replace('/', '.');
  }

  /** Relative links of a Markdown file that lead nowhere. */
  static List<String> deadLinks(SourceFile file, Predicate<String> exists) {
    if (!file.path().endsWith(".md")) {
      return List.of();
    }
    List<String> violations = new ArrayList<>();
    Matcher link = LINK.matcher(file.text());
    while (link.find()) {
      String target = link.group(1);
      String path = file.folder().isEmpty() ? target : file.folder() + "/" + target;
      if (!target.contains(":") && !exists.test(path)) {
        violations.add(file.path() + " links to " + target + ", which does not exist");
      }
    }
    return violations;
  }

  /** Modules whose description in the pom is not the one in the architecture document. */
  static List<String> describedOtherwise(List<SourceFile> poms, SourceFile architecture) {
    List<String> violations = new ArrayList<>();
    for (SourceFile pom : poms) {
      Matcher description = DESCRIPTION.matcher(pom.text());
      if (!description.find() || !architecture.text().contains(description.group(1))) {
        violations.add(pom.path() + ": its description is not in " + architecture.path());
      }
    }
    return violations;
  }

  /** Dependencies of the root pom that the dependency document does not list. */
  static List<String> unlistedDependencies(SourceFile pom, SourceFile document) {
    String managed =
        pom.text()
            .replaceAll("(?s)<exclusions>.*?</exclusions>", "")
            .replaceFirst("(?s)^.*?<dependencyManagement>", "")
            .replaceFirst("(?s)</dependencyManagement>.*$", "");
    return ARTIFACT
        .matcher(managed)
        .results()
        .map(found -> found.group(1))
        .filter(artifact -> !artifact.startsWith("weir-"))
        .filter(artifact -> !document.text().contains("`" + artifact + "`"))
        .map(artifact -> document.path() + " does not list " + artifact)
        .toList();
  }

  private static List<String> matches(
      SourceFile file, Pattern pattern, UnaryOperator<String> message) {
    List<String> violations = new ArrayList<>();
    int number = 0;
    for (String line : file.text().split("\n", -1)) {
      number++;
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        String found = matcher.group(matcher.groupCount());
        violations.add(file.path() + ":" + number + " " + message.apply(found));
      }
    }
    return violations;
  }
}
